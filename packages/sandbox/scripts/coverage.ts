/**
 * Writes docs/coverage.md: of every service, which operations are offered, and what each of them asks the policies.
 * Nothing in it is written by hand: the sample of each operation is played, and its decisions are read.
 *
 *     npm run coverage             writes the page
 *     npm run coverage -- --check  ends with 1 where the page is not what would be written
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isServiceName, loadService, type ServiceModel, type ServiceName } from '@first-line/aws-api'
import { type IamData, loadIamData } from '@first-line/policy/iam-data'
import { defaultHash } from '../src/environment.ts'
import type { RecordedDecision } from '../src/events/event.ts'
import { managedPolicyFile } from '../src/node/managed-policy-file.ts'
import { createSandbox } from '../src/sandbox.ts'
import type { ServiceDefinition } from '../src/service.ts'
import { services } from '../src/services/index.ts'
import { samples } from '../src/services/samples.ts'
import { memoryStore } from '../src/store/memory.ts'
import { ALLOW_ALL, playSample } from '../src/testing/play-sample.ts'

const PAGE = join(import.meta.dirname, '../../../docs/coverage.md')

const INTRODUCTION = `# What the sandbox offers

Made by \`npm run coverage\`, which plays the sample of every operation and reads what it asked; \`npm run check\` fails where
this page is not what would be made. Every operation here is held to its line by tests: without exactly its action, and
without exactly its resource, it is denied in AWS's words.

- **Authorised with**: the actions that the policies were asked about when the sample was played. Some operations ask more
  when more is asked of them (\`iam:TagUser\` for tags, \`iam:PassRole\` for a role).
- **Resource types**: in the words of AWS's Service Authorization Reference; \`*\` where the action has no resource.
- **Condition keys**: what the reference lists for the action and its resource types, beside the global keys, which every
  request has. In **bold**: those that the sandbox gave when the sample was played. A few operations are not played here,
  since no client alone can prepare them; of those the reference's words stand alone.

What is not offered is refused, once the sender is known, as AWS refuses an operation that it does not have.
`

/** Why operations of a service are left out. */
const REASONS: Partial<Record<ServiceName, string>> = {
  iam: 'What is left out of IAM needs an organization (centralised root access, the access report of Organizations) or is AWS services asking for delegated access (delegation requests, and their summary in words).',
  sts: 'SAML is not offered; AssumeRoot needs an organization; GetDelegatedAccessToken is a part of service delegation.',
}

interface Row {
  name: string
  asked: readonly RecordedDecision[]
  /** The action of an operation that is not played: no client alone can prepare it, or the policies of a caller have no say in it. */
  unplayed?: string
}

const sandbox = await createSandbox({ store: memoryStore({ hash: defaultHash }), managedPolicies: managedPolicyFile })
const iamData = await loadIamData()
const parts = [INTRODUCTION]
for (const service of [...services].sort((one, other) => (one.name < other.name ? -1 : 1)))
  if (isServiceName(service.name)) parts.push(await sectionOf(service, service.name))
await sandbox.close()
const page = parts.join('\n')

if (!process.argv.includes('--check')) writeFileSync(PAGE, page)
else if (!existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== page) {
  console.error('docs/coverage.md is not true any more: npm run coverage')
  process.exitCode = 1
}

async function sectionOf({ operations }: ServiceDefinition, service: ServiceName): Promise<string> {
  const model = await loadService(service)
  const offered = operations.map(({ name }) => name).sort()
  const known = [...Object.keys(model.operations), ...Object.keys(model.omitted)]
  const missing = known.filter((name) => !offered.includes(name)).sort()
  const rows: Row[] = []
  for (const name of offered) rows.push(await rowOf(service, name))
  const lines = [
    `## ${titleOf(model)}`,
    '',
    `${offered.length} of ${offered.length + missing.length} operations.${REASONS[service] ? ` ${REASONS[service]}` : ''}`,
    '',
    '| Operation | Authorised with | Resource types | Condition keys |',
    '|---|---|---|---|',
    ...rows.map(lineOf),
    '',
  ]
  if (missing.length === 0) return lines.join('\n')
  const summary = `<summary>Not offered (${missing.length})</summary>`
  return [...lines, '<details>', summary, '', missing.join(', '), '', '</details>', ''].join('\n')
}

function titleOf({ name, metadata }: ServiceModel): string {
  return `${metadata.serviceId ?? name} (\`${name}\`)`
}

async function rowOf(service: ServiceName, name: string): Promise<Row> {
  const sample = samples[service]?.[name]
  if (!sample) throw new Error(`${service} ${name} has no sample`)
  if ('elsewhere' in sample) return { name, asked: [], unplayed: sample.asks ?? (await actionOf(service, name)) }
  const { answer, decisions } = await playSample(sandbox, { service, name }, sample, ALLOW_ALL)
  if (answer.code !== sample.refused) throw new Error(`The sample of ${service} ${name} fails: ${answer.message}`)
  return decisions.length > 0 ? { name, asked: decisions } : { name, asked: [] }
}

/** Most actions are called as their operation is, and have the service's signing name for a prefix. */
async function actionOf(service: ServiceName, name: string): Promise<string> {
  const { metadata } = await loadService(service)
  return `${metadata.signingName ?? metadata.endpointPrefix}:${name}`
}

function lineOf({ name, asked, unplayed }: Row): string {
  if (unplayed !== undefined) {
    const info = iamData.action(unplayed)
    const types = info?.resourceTypes.map((type) => code(type.name)).join('<br>') || '`*`'
    return `| ${name} | ${code(unplayed)} | ${types} | ${(info?.conditionKeys ?? []).map(code).join(', ')} |`
  }
  if (asked.length === 0) return `| ${name} | no permission is needed | | |`
  const unique = [...new Map(asked.map((decision) => [`${decision.action} ${typeOf(decision)}`, decision])).values()]
  const cells = [
    unique.map(({ action }) => code(action)),
    unique.map((decision) => code(typeOf(decision))),
    unique.map(keysOf),
  ]
  return `| ${name} | ${cells.map((cell) => cell.join('<br>')).join(' | ')} |`
}

/** The type of the resource that was asked about, `user`; the ARN itself where the reference has no type for it. */
function typeOf({ action, resource }: RecordedDecision): string {
  if (resource === '*') return '*'
  const service = action.split(':', 1)[0] ?? ''
  const ofAction = iamData.action(action)?.resourceTypes.map((type) => type.name) ?? []
  const types = matching(iamData, service, resource)
  return types.find((type) => ofAction.includes(type)) ?? types[0] ?? resource.replace(/\d{12}/, 'ACCOUNT')
}

/** Names of the resource types of a service that an ARN may be of. */
function matching(data: IamData, service: string, arn: string): string[] {
  return data
    .resourceTypes(service)
    .filter((type) => {
      const pattern = type.arn
        .split(/\$\{\w+\}/)
        .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')
      return new RegExp(`^${pattern}$`, 'i').test(arn)
    })
    .map(({ name }) => name)
}

function keysOf(decision: RecordedDecision): string {
  const info = iamData.action(decision.action)
  const type = info?.resourceTypes.find(({ name }) => name === typeOf(decision))
  const service = decision.action.split(':', 1)[0] ?? ''
  const listed = [
    ...(info?.conditionKeys ?? []),
    ...(type?.conditionKeys ?? []),
    ...(iamData.resourceType(service, type?.name ?? '')?.conditionKeys ?? []),
  ]
  const given = new Set(Object.keys(decision.context).flatMap(ownKey))
  const all = [...new Set([...listed, ...given])].sort()
  return all.map((key) => (given.has(key) ? `**${code(key)}**` : code(key))).join(', ')
}

/** As the reference spells it, unless it is one of those that every request has. */
function ownKey(key: string): string[] {
  const known = iamData.conditionKey(key)?.key ?? key
  const isTag = /^aws:(RequestTag|ResourceTag|TagKeys)/.test(known)
  return known.startsWith('aws:') && !isTag ? [] : [known]
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``
}
