/**
 * The account that Kape Labs hands over: opened in a hurry, with the mistakes people really make. Root has an access
 * key, an intern of 2019 is still an administrator, and nobody has a user of their own.
 */
import type { StartState } from './schema.ts'

export const kapeLabs: StartState = {
  rootEmail: 'ines@kapelabs.example',
  rootKey: { createdAt: '2019-05-06T16:42:10Z' },
  users: [
    {
      name: 'intern-2019',
      path: '/',
      createdAt: '2019-06-03T08:11:52Z',
      managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      accessKeys: [{ createdAt: '2019-06-03T08:14:37Z' }],
      consolePassword: true,
    },
  ],
  buckets: [
    {
      name: 'kape-labs-backup-{account}',
      createdAt: '2019-06-12T17:30:05Z',
      objects: [
        {
          key: 'customers-2019.csv',
          contentType: 'text/csv',
          body: 'id,shop,city,since\n1,Café Anker,Bremen,2017-03-11\n2,Kaffeehaus Lenz,Graz,2018-10-02\n3,The Long Pour,Leeds,2019-01-21\n',
        },
      ],
    },
  ],
}
