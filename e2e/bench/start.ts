/** From the start of the process to the first page served, as on a second `npm start`: built, data there, cache warm. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Workshop } from '../server.ts'

const rounds = 5

/** How long Node itself takes to start and stop, in seconds: the floor beneath every figure here. */
async function bareNode(): Promise<number> {
  const began = performance.now()
  await once(spawn(process.execPath, ['-e', '']), 'exit')
  return (performance.now() - began) / 1000
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

export async function bench() {
  await using workshop = new Workshop()
  const start = async () => {
    const began = performance.now()
    await workshop.start('/')
    const seconds = (performance.now() - began) / 1000
    await workshop.stop()
    return seconds
  }
  await start()
  const seconds: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    seconds.push(await start())
    bare.push(await bareNode())
  }
  const value = median(seconds)
  return [
    { name: 'second start: process to first page', value, unit: 's', limit: '< 2', ok: value < 2 },
    { name: 'the same, against Node alone', value: value / median(bare), unit: 'times', ok: true },
  ]
}
