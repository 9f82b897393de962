/** The accounts: the sandbox over its store, served to the real CLI, and the target that learners work on. */
import { useNodeHashes } from '@first-line/aws-api/node'
import { createSandbox, type Store } from '@first-line/sandbox'
import { managedPolicyFile, serveSandbox, sqliteStore } from '@first-line/sandbox/node'
import { type Config, ConfigMistake } from '../config.ts'
import { worldOf } from '../learners/sandbox-learners.ts'
import type { DocumentsOf } from '../targets/relayed-record.ts'
import { learnersOf, sandboxTarget } from '../targets/sandbox.ts'
import type { Target } from '../targets/target.ts'
import { onlyOn, type Targets } from '../targets/targets.ts'
import type { DataFolder } from './data-folder.ts'
import type { Backend } from './lazy-backend.ts'
import { loadedPlayer } from './load-player.ts'

export interface Accounts extends Backend {
  readonly awsUrl: string
  readonly controlUrl: string | undefined
  close(): Promise<void>
}

/** @throws ConfigMistake when the store or LocalStack cannot be reached */
export async function openAccounts(config: Config, folder: DataFolder): Promise<Accounts> {
  useNodeHashes()
  const store = await openStore(folder)
  const sandbox = await createSandbox({ store, managedPolicies: managedPolicyFile })
  const served = await serveSandbox(sandbox, {
    port: config.awsPort,
    controlPort: config.controlPort,
    host: config.listen,
    signInPage: `http://localhost:${config.port}/console/oauth/authorize`,
  })
  const own = sandboxTarget(sandbox, { endpoint: served.url })
  const documents: DocumentsOf = (learner) => worldOf(sandbox, learner.id).documents
  const { target, targets } = await targetsOf(config, own, documents)
  return {
    player: loadedPlayer(config.player, { sandbox, blobs: store.blobs }),
    ...{ target, targets, store: learnersOf(sandbox, target), awsUrl: served.url, controlUrl: served.controlUrl },
    async close() {
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

async function targetsOf(
  config: Config,
  own: Target,
  documents: DocumentsOf,
): Promise<{ target: Target; targets: Targets }> {
  if (config.target !== undefined) {
    const target = await { sandbox: async () => own, localstack: localStack, aws }[config.target](config, documents)
    return { target, targets: onlyOn(target) }
  }
  const { chooseFrom } = await import('../targets/choosing.ts')
  const targets = chooseFrom({
    ...{ sandbox: own, localstack: config.localstack, documents, awsEndpoint: config.awsEndpoint },
    ...{ event: config.hosts.length > 0, profile: process.env.AWS_PROFILE },
  })
  return { target: own, targets }
}

async function localStack({ localstack: endpoint }: Config, documents: DocumentsOf): Promise<Target> {
  const { connectLocalStack } = await import('../targets/localstack.ts')
  return connectLocalStack({ endpoint, documents })
}

async function aws({ account, evenSo, awsEndpoint: endpoint }: Config): Promise<Target> {
  const { connectAws } = await import('../targets/aws.ts')
  return connectAws({ account, evenSo, endpoint })
}
