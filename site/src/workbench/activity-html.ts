/** A request that reached the account, as markup. */
import type { Activity } from '@first-line/checker/contract'
import { type GlyphName, glyphHtml } from '../components/glyphs.ts'
import { escapeHtml, withCode } from '../components/inline-code.ts'
import { clockWithSeconds } from '../step/clock.ts'
import { words } from '../words/index.ts'

const outcomes = {
  allowed: { glyph: 'through', tone: 'through' },
  denied: { glyph: 'stop', tone: 'stop' },
  failed: { glyph: 'idle', tone: 'idle' },
} as const satisfies Record<Activity['outcome'], { glyph: GlyphName; tone: string }>

/** One request as a list item. Nothing that allows is a line that stops short; a statement that forbids, a bar. */
export function requestHtml(one: Activity): string {
  const { glyph, tone } = outcomes[one.outcome]
  const drawn = one.outcome === 'denied' && !/explicit|forbid/i.test(one.because ?? '') ? 'unopened' : glyph
  const because = [one.because, one.errorCode].filter(Boolean).join('. ')
  return (
    `<li><time datetime="${escapeHtml(one.at)}">${clockWithSeconds(one.at)}</time>` +
    `<span><span class="action">${escapeHtml(one.action)}</span><br><span class="who">${escapeHtml(who(one.principal))}${one.resource ? ` ${words.activity.on} ${escapeHtml(shortArn(one.resource))}` : ''}</span></span>` +
    `<span class="outcome is-${tone}">${glyphHtml(drawn)}${words.activity.outcome[one.outcome]}</span>` +
    `${because ? `<span class="because">${withCode(because)}</span>` : ''}</li>`
  )
}

/** `root`, `user/mara`: the part of an ARN that tells people apart inside an account. */
function who(arn: string): string {
  return arn.startsWith('arn:') ? arn.split(':').slice(5).join(':') : arn
}

/** Without the partition and the account, which are the same on every line. */
function shortArn(arn: string): string {
  return arn.startsWith('arn:') ? who(arn) || arn : arn
}
