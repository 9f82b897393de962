/** Every page of a list, by the service's own paginator. */
import type { AwsStructure, AwsValue } from '@first-line/aws-api'
import { type CallOptions, callAws } from './call.ts'
import { type CalledService, modelOf } from './service-name.ts'

/** More pages than a practice account can have: a list that never ends is a fault of ours. */
const most = 200

/** The answer with its lists whole. An operation without a paginator answers once. */
export async function readAll(
  service: CalledService,
  operation: string,
  input: AwsStructure,
  options: CallOptions,
): Promise<AwsStructure> {
  const { pagination } = await modelOf(service)
  const paginator = pagination[operation]
  const first = await callAws(service, operation, input, options)
  if (!paginator) return first
  const inputs = listOf(paginator.input_token)
  const outputs = listOf(paginator.output_token)
  const results = listOf(paginator.result_key)
  const whole: AwsStructure = { ...first }
  let page = first
  for (let pages = 1; pages < most; pages++) {
    const tokens = outputs.map((name) => page[name.split(' ')[0] ?? name])
    if (tokens[0] === undefined || tokens[0] === null || tokens[0] === '') break
    if (paginator.more_results !== undefined && page[paginator.more_results] !== true) break
    const next = Object.fromEntries(inputs.map((name, at) => [name, tokens[at]]))
    page = await callAws(service, operation, { ...input, ...next }, options)
    for (const name of results) whole[name] = [...arrayOf(whole[name]), ...arrayOf(page[name])]
  }
  for (const name of [...outputs, paginator.more_results]) if (name !== undefined) delete whole[name]
  return whole
}

const listOf = (names: string | string[] | undefined): string[] =>
  names === undefined ? [] : typeof names === 'string' ? [names] : names

const arrayOf = (value: AwsValue | undefined): AwsValue[] => (Array.isArray(value) ? value : [])
