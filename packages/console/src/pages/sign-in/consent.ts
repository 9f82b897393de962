/** Lets `aws login` act as the console session: what its address asked for goes to the site, which gives it a code. */

interface Problem {
  message?: string
  next?: string
}

interface Answers {
  onConsent(given: { state: string; code: string; redirectUri: string }): boolean
  codeToPaste(given: { state: string; code: string }): string
}

let answers: Answers = { onConsent: () => false, codeToPaste: ({ code }) => code }

export function withConsent(given: Answers): void {
  answers = given
}

/** Resolves with what to paste, once the terminal that asked has been told, or is being told by the browser. */
export async function consent(query: URLSearchParams): Promise<string> {
  const state = query.get('state') ?? ''
  const answer = await fetch('/api/login', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      clientId: query.get('client_id') ?? '',
      redirectUri: query.get('redirect_uri') ?? '',
      state,
      codeChallenge: query.get('code_challenge') ?? '',
    }),
  })
  const said = (await answer.json().catch(() => ({}))) as { code?: string; state?: string } & Problem
  if (!answer.ok || said.code === undefined)
    throw new Error([said.message ?? 'The code could not be made.', said.next].filter(Boolean).join(' '))
  const given = { code: said.code, state: said.state ?? state }
  const redirectUri = query.get('redirect_uri') ?? ''
  const isTold = answers.onConsent({ ...given, redirectUri })
  // The real CLI listens on loopback: the browser takes the code there. Nobody listens for a terminal of the page.
  if (!isTold && /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(redirectUri)) {
    const back = new URL(redirectUri)
    back.searchParams.set('code', given.code)
    back.searchParams.set('state', given.state)
    location.assign(back.href)
  }
  return answers.codeToPaste(given)
}
