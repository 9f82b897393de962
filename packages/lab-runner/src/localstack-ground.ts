/**
 * LocalStack as a ground. It has no snapshots, so a module's start is played anew each time, in an account of its own:
 * there an account is whatever id a request names. It has no reset either, so what was there is taken away again.
 */
import { type Learner, openAccount } from '@first-line/checker'
import { connectLocalStack } from '@first-line/checker/localstack'
import { homesOf, type Laid, loadLab, type StartState, shownOn } from '@first-line/labs'
import { readSolution } from '@first-line/labs/node'
import { playArrivals } from './arrivals.ts'
import { cleanAccounts } from './clean-account.ts'
import { type Ground, newAccountId, type Plot } from './ground.ts'
import { type HomeFile, homesInMemory } from './homes.ts'
import { createStage } from './stage.ts'

export async function openLocalStackGround(own: {
  endpoint: string
  /** Checks read through another address: a proxy before it. */
  readAt?: string
  close(): Promise<void>
}): Promise<Ground> {
  const target = await connectLocalStack(own)
  const { readAt } = own
  const seen =
    readAt === undefined ? target : { ...target, clients: (await connectLocalStack({ endpoint: readAt })).clients }

  /** Takes away what the plot before has left. */
  let clear = async (): Promise<void> => {}

  async function laidWith(start: StartState): Promise<Plot> {
    const accountId = newAccountId()
    const learner: Learner = { id: accountId, accountId, createdAt: new Date().toISOString() }
    await clear()
    clear = async () => {
      // What labs make is in the workshop's Region.
      await cleanAccounts(target, learner, 'at-home')
      clear = async () => {}
    }
    const laid = await target.lay(learner, start)
    const keys = { accessKeyId: accountId, secretAccessKey: 'localstack' }
    return {
      stage: createStage({
        transport: (request) => target.relay(request, '127.0.0.1', learner),
        session: async () => keys,
        homes: homesInMemory(firstHomes(start, laid)),
        region: target.region,
        goesOn: true,
      }),
      partial: { lacks, foretold: (step) => shownOn(step, seen) },
      ...(seen.gaps && { gaps: seen.gaps }),
      // It enforces nothing, so it does not matter who asks.
      keysOf: async () => keys,
      open: () => openAccount(seen, learner),
      record: async () => (await target.recent(learner, 200)).map(({ id }) => id),
      leave: () => clear(),
    }
  }

  async function endOf(module: string): Promise<Plot> {
    const plot = await startOf(module)
    const lab = await loadLab(module)
    if (!lab) throw new Error(`there is no module ${module} to begin after`)
    for (const [step, script] of await readSolution(lab)) {
      await playArrivals(lab, step, plot)
      // What this target lacks fails here, and the steps that need it are unverifiable.
      await plot.stage.play(script)
    }
    return plot
  }

  async function startOf(module: string): Promise<Plot> {
    const lab = await loadLab(module)
    if (!lab) throw new Error(`there is no module ${module}`)
    return lab.startsAfter === undefined ? laidWith(lab.start) : endOf(lab.startsAfter)
  }

  return { name: 'localstack', plot: startOf, close: own.close }
}

/** Its own words for a service or an operation that it does not have; the last are those for an access key of root. */
const lacks = (stderr: string): boolean =>
  /not yet been emulated|not (yet )?implemented|NotImplemented|there is no console here|id AKIAEXAMPLE cannot be found/i.test(
    stderr,
  )

function firstHomes(start: StartState, laid: Laid): Record<string, Record<string, HomeFile>> {
  return Object.fromEntries(
    Object.entries(homesOf(start, laid)).map(([machine, files]) => [
      machine,
      Object.fromEntries(
        files.map(({ path, text, mode }) => [path, { data: Buffer.from(text).toString('base64'), mode }]),
      ),
    ]),
  )
}
