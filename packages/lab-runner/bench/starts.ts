/** How long the start of the last module takes to be made, and how much of it the thread that answers learners does. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { startsAside } from '../src/starts-aside.ts'

const question = {
  module: '15-review',
  endpoint: 'http://127.0.0.1:4566',
  ids: { accountId: '482719305561', neighbours: {}, keys: {} },
}
const rounds = 3

/** Processor time of this thread alone, in milliseconds: what else the machine does says nothing here. */
function ownTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

export async function bench() {
  const aside = startsAside({ threads: 1 })
  const seconds: number[] = []
  const pauses = monitorEventLoopDelay({ resolution: 5 })
  pauses.enable()
  const before = ownTime()
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await aside.make(question)
    seconds.push((performance.now() - began) / 1000)
  }
  const own = (ownTime() - before) / rounds
  pauses.disable()
  return [
    { name: 'start of the last module, the first time', value: seconds[0] ?? Number.NaN, unit: 's', ok: true },
    { name: 'the same, in a warm thread', value: Math.min(...seconds), unit: 's', ok: true },
    { name: 'of it in the learners\u2019 thread', value: own, unit: 'ms', limit: '< 100', ok: own < 100 },
    { name: 'longest pause of that thread meanwhile', value: pauses.max / 1e6, unit: 'ms', ok: true },
  ]
}
