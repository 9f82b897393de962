/** The account's card as markup: what it is, which keys exist, and how the real CLI gets one. */
import type { AccountCard } from '@first-line/checker/contract'
import { escapeHtml } from '../components/inline-code.ts'
import { clock } from '../step/clock.ts'
import { words } from '../words/index.ts'

const say = words.account

export function accountHtml(card: AccountCard): string {
  return (
    `<div class="account"><dl class="card">${[
      [say.id, card.accountId],
      [say.region, card.region],
      [say.endpoint, card.endpoint],
      [say.root, card.rootEmail],
      ...(card.rootPassword === undefined ? [] : [[say.rootPassword, card.rootPassword]]),
    ]
      .map(([label = '', value = '']) => `<dt>${label}</dt><dd><code class="bare">${escapeHtml(value)}</code></dd>`)
      .join('')}</dl>` +
    `<section><h3>${say.keys}</h3>${keysHtml(card)}</section>` +
    `<section><h3>${say.how}</h3><p>${say.howText}</p>${commandBox(say.howMake(someUser(card)), true)}<p>${say.howThen}</p>${commandBox(ownTerminal(card), false)}</section></div>`
  )
}

/** Lines for a terminal of one's own. AWS_ENDPOINT_URL sends every service to the practice account. */
function ownTerminal(card: Pick<AccountCard, 'endpoint' | 'region'>): string {
  return [
    'aws configure --profile first-line',
    'export AWS_PROFILE=first-line',
    `export AWS_ENDPOINT_URL=${card.endpoint}`,
    `export AWS_REGION=${card.region}`,
    'aws sts get-caller-identity',
  ].join('\n')
}

/** Root should have no key of its own, so the example is never root's. */
function someUser(card: AccountCard): string {
  const owner = card.keys
    .map(({ owner }) => /:user\/(?:.*\/)?([^/]+)$/.exec(owner)?.[1])
    .find((name) => name !== undefined && !name.startsWith('intern'))
  return owner ?? 'mara'
}

function keysHtml({ keys }: AccountCard): string {
  if (keys.length === 0) return `<p class="quiet">${say.noKeys}</p>`
  const items = keys.map(
    ({ accessKeyId, owner, status, createdAt }) =>
      `<li><code class="bare">${escapeHtml(accessKeyId)}</code><span>${status === 'Active' ? say.active : say.inactive}</span><span class="of">${escapeHtml(say.keyOf(owner, clock(createdAt)))}</span></li>`,
  )
  return `<ul class="keys">${items.join('')}</ul>`
}

function commandBox(command: string, runs: boolean): string {
  const text = escapeHtml(command)
  const run = runs
    ? `<button type="button" data-do="run" aria-label="${escapeHtml(words.lesson.runHint(command))}">${words.lesson.run}</button>`
    : ''
  return `<fl-run class="run" data-command="${text}"><pre><code>${text}</code></pre><span class="do">${run}<button type="button" data-do="copy" aria-label="${escapeHtml(words.lesson.copyHint(command))}">${words.lesson.copy}</button></span></fl-run>`
}
