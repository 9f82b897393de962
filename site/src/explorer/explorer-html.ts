/** The explorer’s left side as markup: the request as fields, each layer with its policies as text that can be edited. */
import { escapeHtml } from '../components/inline-code.ts'
import { explorerWords } from '../words/explorer.ts'
import type { Marks, TextProblem } from './decide-situation.ts'
import { type LayerName, layerNames, type PolicyText, type Situation, single } from './situation.ts'

const say = explorerWords

/** Layers that are offered although nothing is in them; the others appear when a preset has them. */
const offered: ReadonlySet<LayerName> = new Set(['scp', 'resource', 'identity', 'boundary', 'session'])

/**
 * Everything that can be changed.
 * @param id of this explorer, so that a page may have several
 * @param head the element of its headings: h4 in a lesson, h2 on a page of its own
 */
export function editorHtml(id: string, of: Situation, head: string): string {
  return `<div class="req">${requestHtml(id, of, head)}</div><div class="pols">${policiesHtml(id, of, head)}</div>`
}

function requestHtml(id: string, of: Situation, head: string): string {
  const field = (name: 'principal' | 'action' | 'resource' | 'resourceAccount', label: string, how?: string) =>
    `<div class="field"><label for="${id}-${name}">${label}</label><input type="text" class="mono" id="${id}-${name}" data-field="${name}" value="${escapeHtml(of[name] ?? '')}"${how ? ` title="${escapeHtml(how)}"${name === 'resourceAccount' ? ` placeholder="${escapeHtml(how)}"` : ''}` : ''} autocomplete="off" autocapitalize="off" spellcheck="false"></div>`
  const rows = of.context.map(
    ([key, value], at) =>
      `<li class="key-row"><input type="text" class="mono" data-key="${at}" value="${escapeHtml(key)}" aria-label="${say.key}" spellcheck="false" autocomplete="off"><input type="text" class="mono" data-value="${at}" value="${escapeHtml(value)}" aria-label="${say.value}" spellcheck="false" autocomplete="off"><button type="button" class="btn small" data-do="remove-key" data-at="${at}" aria-label="${escapeHtml(say.removeKey(key))}">${say.remove}</button></li>`,
  )
  return (
    `<${head}>${say.request}</${head}>${field('principal', say.who, say.whoHow)}${field('action', say.what)}${field('resource', say.to)}` +
    `${of.resourceAccount === undefined ? '' : field('resourceAccount', say.owner, say.ownerHow)}` +
    `<p class="label">${say.circumstances}</p><ul class="keys-of">${rows.join('')}</ul><p class="acts"><button type="button" class="btn small" data-do="add-key">${say.addKey}</button></p>`
  )
}

function policiesHtml(id: string, of: Situation, head: string): string {
  const layers = layerNames.filter((layer) => offered.has(layer) || of.layers[layer])
  return `<${head}>${say.policies}</${head}>${layers.map((layer) => layerHtml(id, layer, of.layers[layer])).join('')}`
}

function layerHtml(id: string, layer: LayerName, policies: readonly PolicyText[] | undefined): string {
  const { title, none } = say.layers[layer]
  const list = (policies ?? []).map((policy, at) => policyHtml(id, layer, policy, at))
  const full = single.has(layer) && (policies?.length ?? 0) > 0
  const add = full
    ? ''
    : `<button type="button" class="btn small" data-do="add" data-layer="${layer}" aria-label="${say.addTo(title)}">${say.add}</button>`
  const empty =
    list.length === 0 ? `<span class="quiet">${layer === 'identity' ? say.sentences.shutEmpty : none}</span>` : ''
  return `<div class="pol" data-layer="${layer}" role="group" aria-label="${title}"><p class="pol-head"><b>${title}</b>${empty}${add}</p>${list.join('')}</div>`
}

function policyHtml(id: string, layer: LayerName, { name, text }: PolicyText, at: number): string {
  const key = `${layer}/${at}`
  return `<div class="policy-edit" data-policy="${key}"><p class="pn"><input type="text" class="mono" data-name="${key}" value="${escapeHtml(name)}" aria-label="${say.policyName}" spellcheck="false"><button type="button" class="btn small" data-do="remove" data-policy-key="${key}" aria-label="${escapeHtml(say.removePolicy(name))}">${say.remove}</button></p><div class="editor"><pre aria-hidden="true" data-shown>${shownText(text, undefined)}</pre><textarea data-text="${key}" aria-label="${escapeHtml(say.policyText(name))}" aria-describedby="${id}-${layer}-${at}-problems" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="soft">${escapeHtml(text)}</textarea></div><ul class="problems" id="${id}-${layer}-${at}-problems" data-problems></ul></div>`
}

/** The text behind the field in which it is edited: the lines that decided are marked in it. */
export function shownText(text: string, marks: Marks | undefined): string {
  return text
    .split('\n')
    .map((line, at) => {
      const hit = marks?.strong.has(at + 1) ? 'hit strong' : marks?.lines.has(at + 1) ? 'hit' : ''
      return `<span class="${hit}">${line === '' ? '&#8203;' : escapeHtml(line)}</span>`
    })
    .join('')
}

export function problemsHtml(problems: readonly TextProblem[]): string {
  return problems
    .map(
      ({ line, text, refuses }) =>
        `<li class="${refuses ? 'is-stop' : 'quiet'}">${escapeHtml(say.problem(line, text))}</li>`,
    )
    .join('')
}

/** A policy to begin with, where one is added: it does what the request asks for. */
export function newPolicy(of: Situation, layer: LayerName): PolicyText {
  const statement = {
    Effect: 'Allow',
    ...(layer === 'resource' || layer === 'rcp' || layer === 'vpc-endpoint' ? { Principal: '*' } : {}),
    Action: of.action || '*',
    Resource: of.resource || '*',
  }
  return {
    name: say.newName,
    text: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2),
  }
}
