/** The one process of `npm start`: the sandbox with its store, the AWS endpoint, the control port, the site. */
import { useNodeHashes } from '@first-line/aws-api/node'
import { createSandbox, type Store } from '@first-line/sandbox'
import { managedPolicyFile, serveSandbox, sqliteStore } from '@first-line/sandbox/node'
import { createChecker } from '../app.ts'
import { type Config, ConfigMistake } from '../config.ts'
import { learnersOf, sandboxTarget } from '../targets/sandbox.ts'
import type { Target } from '../targets/target.ts'
import { type DataFolder, openDataFolder } from './data-folder.ts'
import { assertFree } from './ports.ts'
import { buildVersion } from './version.ts'

const host = '127.0.0.1'

export interface Workshop {
  /** Of the site. */
  readonly url: string
  readonly awsUrl: string
  readonly controlUrl: string | undefined
  readonly data: string
  readonly target: Target
  close(): Promise<void>
}

/** @throws ConfigMistake with one sentence when a port is taken or the data folder cannot be used */
export async function startWorkshop(config: Config): Promise<Workshop> {
  const folder = await openDataFolder(config.data)
  await assertFree(
    [
      { port: config.port, use: 'the site', option: '--port' },
      { port: config.awsPort, use: 'the AWS endpoint', option: '--aws-port' },
      { port: config.controlPort, use: 'the control port', option: '--control-port' },
    ],
    host,
  )
  useNodeHashes()
  const sandbox = await createSandbox({
    store: await openStore(folder),
    managedPolicies: managedPolicyFile,
  })
  const served = await serveSandbox(sandbox, { port: config.awsPort, controlPort: config.controlPort, host })
  const own = sandboxTarget(sandbox, { endpoint: served.url })
  const target = config.target === 'localstack' ? await localStack(config.localstack) : own
  const checker = await createChecker({
    ...{ target, store: learnersOf(sandbox, target), secret: folder.secret },
    siteDir: config.siteDir,
    ...(config.siteOrigin !== undefined && { siteOrigin: config.siteOrigin }),
    hosts: config.hosts,
    version: await buildVersion(config.siteDir),
  })
  const url = await checker.app.listen({ port: config.port, host })
  warmUp()

  return {
    ...{ url, awsUrl: served.url, controlUrl: served.controlUrl, data: folder.path, target },
    async close() {
      await checker.close()
      await served.close()
      await sandbox.close()
    },
  }
}

async function openStore(folder: DataFolder): Promise<Store> {
  try {
    return await sqliteStore({ file: folder.database })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const advice = 'if another workshop is running with it, stop that one, or choose another folder with --data FOLDER'
    throw new ConfigMistake(`${folder.database} cannot be opened (${why}): ${advice}.`, { cause })
  }
}

async function localStack(endpoint: string): Promise<Target> {
  const { connectLocalStack } = await import('../targets/localstack.ts')
  return connectLocalStack({ endpoint })
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
