/** Reads how a request was decided from the site: its activity keeps each decision, and the engine explains it. */
import type { Explanation } from '@first-line/policy'

export interface ExplainedRequest {
  principal: string
  explanations: { action: string; resource: string; explanation: Explanation; documents: Record<string, string> }[]
}

export async function readDecision(id: string): Promise<ExplainedRequest> {
  const answer = await fetch(`/api/activity/${encodeURIComponent(id)}`, {
    credentials: 'same-origin',
    cache: 'no-store',
  })
  if (answer.status === 404)
    throw new Error(
      'This request is no longer remembered: only the newest are explained. Try it again, then ask again.',
    )
  if (!answer.ok) throw new Error('The explanation could not be read. Close this, and ask again.')
  const said = (await answer.json()) as {
    activity: { principal: string }
    explanation?: ExplainedRequest['explanations']
  }
  if (!said.explanation?.length) throw new Error('No policy was asked: the request was refused before any decision.')
  return { principal: said.activity.principal, explanations: said.explanation }
}
