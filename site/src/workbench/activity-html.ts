/** A request that reached the account, as markup. */
import type { Activity, Features } from '@first-line/checker/contract'
import { type GlyphName, glyphHtml } from '../components/glyphs.ts'
import { escapeHtml, withCode } from '../components/inline-code.ts'
import { clockWithSeconds } from '../step/clock.ts'
import { words } from '../words/index.ts'

const outcomes = {
  allowed: { glyph: 'through', tone: 'through' },
  denied: { glyph: 'stop', tone: 'stop' },
  failed: { glyph: 'idle', tone: 'idle' },
} as const satisfies Record<Activity['outcome'], { glyph: GlyphName; tone: string }>

/**
 * One request as a list item. Nothing that allows is a line that stops short; a statement that forbids, a bar. `enforced`:
 * policies decide there; otherwise nobody has allowed what was answered.
 */
export function requestHtml(one: Activity, enforced = true): string {
  const answered = !enforced && one.outcome === 'allowed'
  const { glyph, tone } = outcomes[answered ? 'failed' : one.outcome]
  const word = answered ? words.activity.answered : words.activity.outcome[one.outcome]
  const drawn = one.outcome === 'denied' && !/explicit|forbid/i.test(one.because ?? '') ? 'unopened' : glyph
  const said = [one.because, one.errorCode].filter(Boolean).join('. ')
  const because = one.computed ? words.activity.allTheSame(said) : said
  return (
    `<li><time datetime="${escapeHtml(one.at)}">${clockWithSeconds(one.at)}</time>` +
    `<span><span class="action">${escapeHtml(one.action)}</span><br><span class="who">${escapeHtml(who(one.principal))}${one.resource ? ` ${words.activity.on} ${escapeHtml(shortArn(one.resource))}` : ''}</span></span>` +
    `<span class="outcome is-${one.computed ? 'stop' : tone}">${glyphHtml(drawn)}${one.computed ? words.activity.wouldRefuse : word}</span>` +
    `${because ? `<span class="because">${withCode(because)}</span>` : ''}</li>`
  )
}

/** What the pane says before there is a request, and above them; undefined: what it says in the built-in account. */
export function activityNote(requests: Features['requests'] | undefined): { intro?: string; empty?: string } {
  const paragraph = (text: string) => `<p class="empty">${escapeHtml(text)}</p>`
  const { terminalAlone, empty, emptyNext, notHere, notHereNext } = words.activity
  switch (requests) {
    case 'terminal':
      return {
        intro: `${terminalAlone.intro} ${terminalAlone.note}`,
        empty: [empty, emptyNext].map(paragraph).join(''),
      }
    case 'none':
      return { intro: notHere, empty: paragraph(notHereNext) }
    default:
      return {}
  }
}

/** `root`, `user/mara`: the part of an ARN that tells people apart inside an account. */
function who(arn: string): string {
  return arn.startsWith('arn:') ? arn.split(':').slice(5).join(':') : arn
}

/** Without the partition and the account, which are the same on every line. */
function shortArn(arn: string): string {
  return arn.startsWith('arn:') ? who(arn) || arn : arn
}
