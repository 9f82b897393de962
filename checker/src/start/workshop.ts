/**
 * The one process of `npm start`: the site and its API, the sandbox with its store, the AWS endpoint, the control port.
 * The site is there first: a page needs half a second less than the accounts do, and is read meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { createChecker } from '../app.ts'
import type { Labs } from '../checks/labs.ts'
import { type Config, ConfigMistake } from '../config.ts'
import type { Target } from '../targets/target.ts'
import { openDataFolder } from './data-folder.ts'
import { lazyBackend } from './lazy-backend.ts'
import { assertFree } from './ports.ts'
import { buildVersion } from './version.ts'

/** What is printed, and what answers on this machine, whatever is listened on. */
const loopback = '127.0.0.1'
/** Loading the accounts keeps the process busy; whoever waits for the first page at the door is let in before. */
const firstPage = 100

const notForAnEvent =
  'LocalStack is for one learner: it believes whoever types an account id. With --host the workshop is for several; leave one of the two away.'

export interface Workshop {
  /** Of the site. */
  readonly url: string
  readonly awsUrl: string
  readonly controlUrl: string | undefined
  readonly data: string
  readonly target: Target
  close(): Promise<void>
}

/** Resolves when everything answers. `labs`: the curriculum's own, when absent. @throws ConfigMistake with one sentence when a port is taken or the data folder cannot be used */
export async function startWorkshop(config: Config, { labs }: { labs?: Labs } = {}): Promise<Workshop> {
  const folder = await openDataFolder(config.data)
  await assertFree(
    [
      { port: config.port, use: 'the site', option: '--port' },
      { port: config.awsPort, use: 'the AWS endpoint', option: '--aws-port' },
      { port: config.controlPort, use: 'the control port', option: '--control-port' },
    ],
    config.listen,
  )
  const endpoints = {
    sandbox: `http://${loopback}:${config.awsPort}`,
    localstack: config.localstack,
    aws: config.awsEndpoint ?? 'https://aws.amazon.com/',
  }
  const { target: fixed, hosts } = config
  if (fixed === 'localstack' && hosts.length > 0) throw new ConfigMistake(notForAnEvent)
  const home = fixed ?? 'sandbox'
  const backend = lazyBackend({ kind: home, endpoint: endpoints[home], fixed: fixed !== undefined })
  const { store, target, targets, player } = backend
  const checker = await createChecker({
    ...{ target, targets, store, player, secret: folder.secret, siteDir: config.siteDir, hosts: config.hosts },
    ...(config.siteOrigin !== undefined && { siteOrigin: config.siteOrigin }),
    version: await buildVersion(config.siteDir),
    ...(labs && { labs }),
  })
  const listening = await checker.app.listen({ port: config.port, host: config.listen })
  const url = `http://${loopback}:${new URL(listening).port}`
  await Promise.race([checker.answered, sleep(firstPage)])

  try {
    const { openAccounts } = await import('./accounts.ts')
    const accounts = await openAccounts(config, folder)
    backend.set(accounts)
    warmUp()
    return {
      ...{ url, awsUrl: accounts.awsUrl, controlUrl: accounts.controlUrl, data: folder.path, target },
      async close() {
        await checker.close()
        await accounts.close()
      },
    }
  } catch (cause) {
    await checker.close()
    throw cause
  }
}

/** The first page needs no SDK and no lab; the first check would wait for them if they were not loaded meanwhile. */
function warmUp(): void {
  const timer = setTimeout(() => {
    Promise.all([import('../reader/account.ts'), import('@first-line/labs/node')]).catch((cause: unknown) =>
      console.error('what checks need could not be loaded:', cause),
    )
  }, 300)
  timer.unref()
}
