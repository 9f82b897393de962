/** A certificate as markup, to be read and to be printed. */
import type { CertificateCheck } from '@first-line/checker/contract'
import { glyphHtml } from '../components/glyphs.ts'
import { escapeHtml } from '../components/inline-code.ts'
import { pageWords } from '../words/pages.ts'

const say = pageWords.certificate

export function certificateHtml({ certificate, valid, publicKey }: CertificateCheck): string {
  const { id, name, course, route, issuedAt, modules, totals } = certificate
  const results = pageWords.results.totals
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(issuedAt))
  const parts = [
    totals.unassisted > 0 && results.unassisted(totals.unassisted),
    totals.guided > 0 && results.guided(totals.guided),
    totals.helped > 0 && results.helped(totals.helped),
    totals.attested > 0 && say.attested(totals.attested),
  ].filter((part) => part !== false)
  return (
    `<p class="validity ${valid ? 'is-through' : 'is-stop'}">${glyphHtml(valid ? 'through' : 'stop')} ${valid ? say.valid : say.invalid}</p>` +
    `<article class="certificate"><p class="mark" aria-hidden="true"><svg viewBox="0 0 32 32"><path class="post" d="M5 2h7v28H5z"/><path class="way-on" d="M12 12.75h18v6.5H12z"/></svg></p><p class="lead">${say.lead}</p><h2>${escapeHtml(name)}</h2><p>${escapeHtml(say.has(course))}, ${say.routes[route]}.</p>` +
    `<p>${say.steps(totals.passed)}: ${parts.join(', ')}. ${say.about}</p>` +
    `<h3>${say.modules}</h3><ul>${modules.map((title) => `<li>${escapeHtml(title)}</li>`).join('')}</ul>` +
    `<dl><dt>${say.issued}</dt><dd>${date}</dd><dt>${say.id}</dt><dd><code class="bare">${escapeHtml(id)}</code></dd></dl></article>` +
    `<p class="acts no-print"><button type="button" class="btn first" data-do="print">${say.print}</button></p>` +
    `<details class="no-print"><summary>${say.key}</summary><pre tabindex="0"><code>${escapeHtml(publicKey)}</code></pre></details>`
  )
}
