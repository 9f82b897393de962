/** `ssh` in scripts: the checker's own way to instances, without the HTTP between. */
import { randomBytes } from 'node:crypto'
import type { Learner, Target } from '@first-line/checker'
import { login, type Opener, reach } from '@first-line/checker/machines'
import type { Connection, Instances } from '@first-line/shell'
import type { Homes } from './homes.ts'
import { metadataTransport } from './stage.ts'

export function instancesOf(target: Target, learner: Learner, homes: Homes, sourceIp: string): Instances {
  const opener: Opener = { target, secret: randomBytes(32), now: Date.now }

  return {
    connect: () => Promise.reject(new Error('a script has no console to connect from')),
    reach: (host) => reach(opener, learner, host, sourceIp),
    async login(asked): Promise<Connection | undefined> {
      const opened = await login(opener, learner, asked)
      const metadata = opened && target.metadata?.(learner, opened.instance)
      if (!opened || !metadata) return undefined
      return {
        opened,
        metadata: metadataTransport(metadata),
        transport: (request) => target.relay(request, opened.address),
        home: {
          load: async () => ({ version: 0, files: { ...(await homes.load(opened.instance)) } }),
          async save({ version, files }) {
            await homes.save(opened.instance, files)
            return version + 1
          },
        },
        held: async () => true,
      }
    },
  }
}
