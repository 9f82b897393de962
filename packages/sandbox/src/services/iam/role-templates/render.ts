import { invalidInput, validationError } from '../errors.ts'
import type { RoleTemplate } from './role-template.ts'

/** Values of parameters, as AcquireRole takes them. */
export type ReplacementValues = Readonly<Record<string, { Values: string[] }>>

/** A role as a template makes it. */
export interface RenderedRole {
  roleName: string
  path: string
  description: string
  trustPolicy: string
  /** Texts by name; one whose statements are all left out is not there. */
  inlinePolicies: Readonly<Record<string, string>>
  managedPolicies: readonly string[]
  /** Every value that holds, given or by default: whether a role was made from the same ones. */
  parameters: Readonly<Record<string, readonly string[]>>
}

const PLACEHOLDER = /@\{(\w+)\}/g
/** The member that makes a statement depend on a parameter. */
const SWITCH = '@Enabled'

/** Errors and their words as recorded on AWS in 2026. @throws AwsError InvalidInput, ValidationError */
export function renderRole(template: RoleTemplate, given: ReplacementValues): RenderedRole {
  const parameters = valuesOf(template, given)
  const render = (text: string): string => text.replace(PLACEHOLDER, (_, name: string) => replacement(name).join(','))
  function replacement(name: string): readonly string[] {
    const value = parameters[name]
    if (!value) throw invalidInput(`Failed to render template: Parameter '${name}' not found.`)
    return value
  }
  function renderPart(part: unknown): unknown {
    if (typeof part === 'string') {
      const whole = /^@\{(\w+)\}$/.exec(part)?.[1]
      const isList = template.parameters.some(({ name, type }) => name === whole && type === 'StringList')
      return whole !== undefined && isList ? [...replacement(whole)] : render(part)
    }
    if (Array.isArray(part)) return part.filter(isEnabled).map(renderPart)
    if (part === null || typeof part !== 'object') return part
    const members = Object.entries(part).filter(([name]) => name !== SWITCH)
    return Object.fromEntries(members.map(([name, value]) => [name, renderPart(value)]))
  }
  function isEnabled(part: unknown): boolean {
    if (part === null || typeof part !== 'object' || !(SWITCH in part)) return true
    return replacement(String(part[SWITCH])).join().toLowerCase() === 'true'
  }
  const inline = Object.entries(template.inlinePolicies ?? {}).map(([name, document]) => {
    const rendered = renderPart(document) as { Statement: unknown[] }
    return { name, text: JSON.stringify(rendered), empty: rendered.Statement.length === 0 }
  })
  return {
    roleName: render(template.roleNamePattern),
    path: render(template.rolePathPattern ?? '/'),
    description: render(template.roleDescriptionPattern),
    trustPolicy: JSON.stringify(renderPart(template.trustPolicy)),
    inlinePolicies: Object.fromEntries(inline.filter(({ empty }) => !empty).map(({ name, text }) => [name, text])),
    managedPolicies: template.managedPolicies ?? [],
    parameters,
  }
}

function valuesOf({ parameters }: RoleTemplate, given: ReplacementValues): Record<string, readonly string[]> {
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]))
  for (const [name, { Values }] of Object.entries(given)) {
    const parameter = known.get(name)
    if (!parameter) throw invalidInput(`Failed to render template: Unrecognized parameter: ${name}`)
    if (parameter.type === 'String' && Values.length !== 1)
      throw validationError(`${name} replacement value must contain exactly one value, got ${Values.length}`)
  }
  const values: Record<string, readonly string[]> = {}
  for (const { name, defaultValue } of parameters) {
    const value = given[name]?.Values ?? (defaultValue === undefined ? undefined : [defaultValue])
    if (value) values[name] = value
  }
  return values
}
