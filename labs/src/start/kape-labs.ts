/**
 * The account that Kape Labs hands over: opened in a hurry, with the mistakes people really make. Root has an access
 * key, an intern of 2019 is still an administrator, and nobody has a user of their own.
 */
import type { StartState } from './schema.ts'

/** Where requests of the attacker's machine come from: TEST-NET-3, which nobody has (RFC 5737). */
export const attackerAddress = '203.0.113.66'

export const kapeLabs: StartState = {
  rootEmail: 'ines@kapelabs.example',
  rootPassword: 'Espresso-2019!',
  rootKey: { createdAt: '2019-05-06T16:42:10Z' },
  users: [
    {
      name: 'intern-2019',
      path: '/',
      createdAt: '2019-06-03T08:11:52Z',
      managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      accessKeys: [{ createdAt: '2019-06-03T08:14:37Z' }],
      password: 'Summer-of-2019!',
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
  neighbours: [
    {
      nickname: 'auditor',
      name: 'Halm & Partner',
      rootEmail: 'office@halm-partner.example',
      users: [
        {
          name: 'vera',
          path: '/',
          createdAt: '2021-02-15T09:00:00Z',
          managedPolicies: [],
          inlinePolicies: {
            'visit-clients': {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::{account}:role/*' }],
            },
          },
          accessKeys: [{ createdAt: '2021-02-15T09:02:11Z' }],
        },
      ],
    },
    {
      nickname: 'attacker',
      name: 'Nobody in particular',
      rootEmail: 'mallory@basement.example',
      users: [
        {
          name: 'mallory',
          path: '/',
          createdAt: '2020-11-01T02:13:00Z',
          managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
          accessKeys: [{ createdAt: '2020-11-01T02:14:00Z' }],
        },
      ],
    },
  ],
  homes: {
    cloudshell: [
      {
        path: '.aws/credentials',
        text: '[auditor]\naws_access_key_id = {key:auditor/vera:id}\naws_secret_access_key = {key:auditor/vera:secret}\n',
      },
      { path: '.aws/config', text: '[profile auditor]\nregion = us-east-1\n' },
    ],
    attacker: [
      {
        path: 'kape-labs/notes.txt',
        text: 'Kape Labs, account {account}\n\nFrom the pastebin of 11 March:\n  root     {rootEmail}\n  password {rootPassword}\n\nFrom the intern\u2019s old laptop, sold with the disk in it:\n  two access keys, now in ~/.aws/credentials: kape-root, intern-2019\n',
      },
      {
        path: '.aws/credentials',
        text: '[kape-root]\naws_access_key_id = {key:root:id}\naws_secret_access_key = {key:root:secret}\n\n[intern-2019]\naws_access_key_id = {key:intern-2019:id}\naws_secret_access_key = {key:intern-2019:secret}\n\n[mallory]\naws_access_key_id = {key:attacker/mallory:id}\naws_secret_access_key = {key:attacker/mallory:secret}\n',
      },
      {
        path: '.aws/config',
        text: '[default]\nregion = us-east-1\n\n[profile kape-root]\nregion = us-east-1\n\n[profile intern-2019]\nregion = us-east-1\n\n[profile mallory]\nregion = us-east-1\n',
      },
    ],
  },
}
