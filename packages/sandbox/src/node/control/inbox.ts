import { inbox } from '../../mail/inbox.ts'
import { ControlError, type ControlRoute } from './route.ts'

export const inboxRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: /^\/accounts\/(?<id>\d{12})\/inbox$/,
    says: 'GET /accounts/{id}/inbox: the mails AWS sent to the account’s addresses, the oldest first',
    async run({ sandbox, params }) {
      const found = sandbox.findAccount(params.id!)
      if (!found) throw new ControlError(404, 'no-account', `There is no account ${params.id}.`)
      return { mails: await found.world.read((state) => state.table(inbox, params.id!).list()) }
    },
  },
]
