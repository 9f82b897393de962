/**
 * What a look costs on a real LocalStack, beside the bare calls that it needs: the same requests, sent again without the
 * SDK and without the check, each as soon as those that it had waited for are answered. And which calls those are.
 */
import { Agent, request as httpRequest } from 'node:http'
import { runSteps } from '@first-line/checker'
import { readLab, readSolution } from '@first-line/labs/node'
import { playArrivals } from '../src/arrivals.ts'
import { startLocalStack } from '../src/localstack.ts'
import { openLocalStackGround } from '../src/localstack-ground.ts'
import { createFaultyProxy, type Exchange } from '../src/testing/faulty-proxy.ts'

interface Figure {
  name: string
  value: number
  unit: string
  limit?: string
  ok: boolean
}

const modules = ['03-account', '06-users', '08-groups']
const rounds = 7
/** A call or two is soon answered, and then what is measured is the machine's mood. */
const worthMeasuring = 3

export async function bench(): Promise<Figure[]> {
  const started = await startLocalStack()
  if (started.kind === 'unavailable')
    return [{ name: `no LocalStack: ${started.reason}`, value: 0, unit: '', ok: true }]
  try {
    return await measured(started.endpoint)
  } finally {
    await started.close()
  }
}

async function measured(endpoint: string): Promise<Figure[]> {
  const proxy = await createFaultyProxy(endpoint)
  const ground = await openLocalStackGround({ endpoint, readAt: proxy.url, close: async () => {} })
  const figures: Figure[] = []
  let looked = 0
  let bare = 0
  let repeated = 0
  for (const module of modules) {
    const loaded = await readLab(module)
    if (!loaded) throw new Error(`no lab ${module}`)
    const plot = await ground.plot(module)
    for (const [step, script] of await readSolution(loaded.lab)) {
      await playArrivals(loaded.lab, step, plot)
      await plot.stage.play(script)
    }
    for (const { id } of loaded.lab.module.steps) {
      if (!loaded.lab.steps[id]) continue
      const look = async () => {
        proxy.asked.length = 0
        const account = await plot.open()
        const from = performance.now()
        const [finding] = await runSteps(loaded, account, { steps: [id], limit: 60_000 })
        return { ms: performance.now() - from, verdict: finding?.verdict.kind, calls: [...proxy.asked] }
      }
      await look()
      const looks: number[] = []
      const bares: number[] = []
      let calls: Exchange[] = []
      let verdict: string | undefined
      for (let round = 0; round < rounds; round += 1) {
        const one = await look()
        calls = one.calls
        verdict = one.verdict
        looks.push(one.ms)
        bares.push(await replay(proxy.url, one.calls))
      }
      if (calls.length === 0 || verdict === 'unverifiable') continue
      const questions = calls.map(({ method, path, body }) => `${method} ${path} ${body}`)
      repeated += questions.length - new Set(questions).size
      looked += best(looks)
      bare += best(bares)
      const ratio = best(looks) / best(bares)
      const small = calls.length < worthMeasuring
      figures.push({
        name: `${module}/${id}, ${calls.length} calls: ${summed(calls)}`,
        value: ratio,
        unit: 'x bare',
        ...(!small && { limit: '< 1.5' }),
        ok: small || ratio < 1.5,
      })
    }
    await plot.leave()
  }
  await proxy.close()
  return [
    { name: 'all looks together', value: looked / bare, unit: 'x bare', limit: '< 1.5', ok: looked / bare < 1.5 },
    { name: 'calls repeated within a look', value: repeated, unit: '', limit: '= 0', ok: repeated === 0 },
    ...figures,
  ]
}

const summed = (calls: readonly Exchange[]): string =>
  [...Map.groupBy(calls, ({ operation }) => operation)]
    .map(([operation, all]) => (all.length === 1 ? operation : `${all.length} ${operation}`))
    .join(', ')

/** The machine is not ours alone: the quickest of several is the least disturbed. */
const best = (all: readonly number[]): number => Math.min(...all)

/** Milliseconds for the same requests in the same order of waiting. */
async function replay(endpoint: string, calls: readonly Exchange[]): Promise<number> {
  const agent = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(endpoint)
  const send = ({ method, path, headers, body }: Exchange) =>
    new Promise<void>((resolve, reject) => {
      const sent = httpRequest({ ...{ agent, hostname, port, method, path, headers } }, (answer) => {
        answer.resume()
        answer.on('end', resolve)
        answer.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const from = performance.now()
  const answered = new Map<Exchange, Promise<void>>()
  for (const call of [...calls].sort((a, b) => a.from - b.from)) {
    const before = [...answered].filter(([earlier]) => earlier.to <= call.from).map(([, done]) => done)
    answered.set(
      call,
      Promise.all(before).then(() => send(call)),
    )
  }
  await Promise.all(answered.values())
  const ms = performance.now() - from
  agent.destroy()
  return ms
}
