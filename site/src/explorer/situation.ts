/** What the explorer is about: a request, and the policies that apply to it, as text that can be edited. */
import type { Explorer } from '@first-line/labs/exercises'
import { z } from 'zod'

const policyText = z.object({ name: z.string().max(200), text: z.string().max(20_000) })
export type PolicyText = z.infer<typeof policyText>

/** In the order in which AWS asks them. */
export const layerNames = ['rcp', 'scp', 'vpc-endpoint', 'resource', 'identity', 'boundary', 'session'] as const
export type LayerName = (typeof layerNames)[number]

/** Layers that hold one policy at most. */
export const single: ReadonlySet<LayerName> = new Set(['vpc-endpoint', 'resource', 'boundary'])

export const situation = z.object({
  principal: z.string().max(2048),
  action: z.string().max(200),
  resource: z.string().max(2048),
  resourceAccount: z.string().max(12).optional(),
  /** keys as written; a key that stands there twice has both values */
  context: z.array(z.tuple([z.string().max(200), z.string().max(2048)])).max(30),
  /** an absent layer sets no limit, an empty one allows nothing */
  layers: z.partialRecord(z.enum(layerNames), z.array(policyText).max(20)),
})
export type Situation = z.infer<typeof situation>

/** A preset of exercises.yaml as a situation. Own policies are always there, if only as an empty list. */
export function situationOf(preset: Explorer): Situation {
  const { request, layers } = preset
  const texts = (policies: Explorer['layers']['identity'] | undefined) =>
    policies?.map(({ name, document }) => ({ name, text: documentText(document) }))
  const filled = (policies: Explorer['layers']['identity'] | undefined) =>
    policies && policies.length > 0 ? texts(policies) : undefined
  const of: Situation['layers'] = {
    rcp: filled(layers.rcps),
    scp: filled(layers.scps),
    'vpc-endpoint': filled(layers.endpoint),
    resource: filled(layers.resource),
    identity: texts(layers.identity) ?? [],
    boundary: filled(layers.boundary),
    session: filled(layers.session),
  }
  return {
    principal: request.principal,
    action: request.action,
    resource: request.resource,
    ...(request.resourceAccount !== undefined && { resourceAccount: request.resourceAccount }),
    context: Object.entries(request.context).flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value]).map((one): [string, string] => [key, one]),
    ),
    layers: Object.fromEntries(Object.entries(of).filter(([, policies]) => policies !== undefined)),
  }
}

/** JSON as policies are written: two spaces, short lists on one line. */
export function documentText(document: unknown): string {
  return JSON.stringify(document, null, 2).replace(/\[\n\s+("[^"\n]*")\n\s+\]/g, '[$1]')
}

/** What stands in a link after `#`: the whole situation, so that no server has to keep it. */
export function toLink(of: Situation): string {
  const bytes = new TextEncoder().encode(JSON.stringify(of))
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `s=${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** Undefined for anything that is no such link: it came from outside. */
export function fromLink(hash: string): Situation | undefined {
  const coded = /^#?s=([\w-]+)$/.exec(hash)?.[1]
  if (coded === undefined) return undefined
  try {
    const binary = atob(coded.replaceAll('-', '+').replaceAll('_', '/'))
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (sign) => sign.charCodeAt(0)))
    return situation.parse(JSON.parse(text))
  } catch {
    return undefined // cut off or made by hand: the preset stays
  }
}
