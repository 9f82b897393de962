/**
 * The site while it is being written: pages come from Astro's development server, and get the same kind of policy as the
 * built ones, from the inline scripts they have at that moment.
 */
import { Readable } from 'node:stream'
import { inlineHashes, policyWith } from './content-security.ts'
import { Refused, sendProblem } from './problem.ts'
import { pageOf, type Site } from './site.ts'

/** What belongs to the connection with Astro, not to the answer. */
const ofTheConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-encoding', 'content-length'])

/** @param origin of Astro's development server; its hot reload listens there too */
export function createDevSite(origin: string): Site {
  const hotReload = `connect-src 'self' ${origin} ${origin.replace(/^http/, 'ws')}`
  return {
    async serve(request, reply) {
      let answer: Response
      try {
        answer = await fetch(new URL(pageOf(request.raw.url ?? '/'), origin), {
          method: request.method,
          headers: { accept: request.headers.accept ?? '*/*' },
          redirect: 'manual',
        })
      } catch {
        const sentence = `Astro's development server does not answer at ${origin} yet. Load the page again in a moment.`
        return sendProblem(reply, new Refused('our-fault', sentence))
      }
      reply.code(answer.status)
      for (const [name, value] of answer.headers) if (!ofTheConnection.has(name)) reply.header(name, value)
      if (answer.headers.get('content-type')?.startsWith('text/html')) {
        const html = await answer.text()
        const policy = policyWith(inlineHashes(html)).replace("connect-src 'self'", hotReload)
        return reply.header('content-security-policy', policy).send(html)
      }
      return reply.send(answer.body ? Readable.fromWeb(answer.body as never) : null)
    },
  }
}
