/** `workshop pass-time` and `workshop inbox`: what the page's buttons do, for solutions that are typed. */
import { inbox as inboxOf, type Mail } from '@first-line/checker/contract'
import { problemOf } from '../api/client.ts'
import { clock } from '../step/clock.ts'
import { api, ensureLearner } from '../stores/session.ts'
import { words } from '../words/index.ts'

interface Said {
  readonly text: string
  readonly status: number
}
const say = words.terminal.workshop

/** `--days N` or `--hours N`. */
export async function passTime([unit, amount]: readonly string[]): Promise<Said> {
  const number = Number(amount)
  if ((unit !== '--days' && unit !== '--hours') || !Number.isInteger(number) || number < 1)
    return { text: 'usage: workshop pass-time --days N | --hours N\n', status: 2 }
  return answered(async () => {
    const { ledger } = await api.passTime(unit === '--days' ? { days: number } : { hours: number })
    return `${words.passTime.passed(clock(ledger))}\n`
  })
}

/** All mails, newest first; with `--token` the token of the newest that asks for a confirmation, and nothing else. */
export async function inbox([option]: readonly string[]): Promise<Said> {
  if (option !== undefined && option !== '--token') return { text: 'usage: workshop inbox [--token]\n', status: 2 }
  let wanted = ''
  const said = await answered(async () => {
    const answer = await fetch('/api/inbox', { credentials: 'same-origin', cache: 'no-store' })
    const { mail } = inboxOf.parse(await answer.json())
    wanted = option === '--token' ? (tokenIn(mail) ?? '') : mailText(mail)
    return wanted
  })
  if (said.status === 0 && option === '--token') {
    return wanted === '' ? { text: `workshop: ${say.noToken}\n`, status: 1 } : { text: `${wanted}\n`, status: 0 }
  }
  return said
}

type Mails = readonly Pick<Mail, 'date' | 'from' | 'to' | 'subject' | 'text' | 'action'>[]

export const tokenIn = (mails: Mails): string | undefined =>
  mails.find(({ action }) => action !== undefined)?.action?.input.Token

export const mailText = (mails: Mails): string =>
  mails
    .map(({ date, from, to, subject, text }) =>
      [`Date: ${date}`, `From: ${from}`, `To: ${to}`, `Subject: ${subject}`, '', text, ''].join('\n'),
    )
    .join('\n')

async function answered(work: () => Promise<string>): Promise<Said> {
  try {
    await ensureLearner()
    return { text: await work(), status: 0 }
  } catch (thrown) {
    return { text: `workshop: ${problemOf(thrown).message}\n`, status: 1 }
  }
}
