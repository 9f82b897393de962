import { compilePolicy, parsePolicy } from '@first-line/policy'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultHash } from '../environment.ts'
import { managedPolicyFile } from '../node/managed-policy-file.ts'
import { createManagedPolicies } from './managed-policies.ts'

const policies = createManagedPolicies(managedPolicyFile, defaultHash)

describe('AWS managed policies', () => {
  test('are not read before they are wanted', () => {
    expect(policies.loaded).toBe(false)
    expect(() => policies.list()).toThrow('before they are loaded')
  })

  describe('loaded', () => {
    beforeAll(() => policies.load())

    test('are some 1,600, sorted by name, ids and ARNs unique', () => {
      const all = policies.list()
      expect(all.length).toBeGreaterThan(1_400)
      const names = all.map(({ policyName }) => policyName)
      expect(names).toEqual([...names].sort())
      expect(new Set(all.map(({ arn }) => arn)).size).toBe(all.length)
      expect(new Set(all.map(({ policyId }) => policyId)).size).toBe(all.length)
    })

    test('are as AWS has them', () => {
      expect(policies.get('arn:aws:iam::aws:policy/AdministratorAccess')).toMatchObject({
        policyName: 'AdministratorAccess',
        policyId: 'ANPAIWMBCKSKIEE64ZLYK',
        path: '/',
        versionId: 'v1',
        createDate: '2015-02-06T18:39:46Z',
        updateDate: '2015-02-06T18:39:46Z',
        attachable: true,
        document: JSON.stringify(
          { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
          null,
          4,
        ),
      })
      expect(policies.get('arn:aws:iam::aws:policy/job-function/Billing')).toMatchObject({ path: '/job-function/' })
      expect(policies.get('arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy')).toMatchObject({
        path: '/aws-service-role/',
        attachable: false,
      })
      expect(policies.get('arn:aws:iam::aws:policy/NoSuchPolicy')).toBeUndefined()
    })

    test('all parse and compile', () => {
      const broken = policies.list().filter(({ document, arn }) => {
        const parsed = parsePolicy(document)
        if (parsed.ok) compilePolicy(parsed.document, { kind: 'identity', arn })
        return !parsed.ok
      })
      expect(broken.map(({ arn }) => arn)).toEqual([])
    })
  })

  test('that cannot be read are tried again the next time', async () => {
    let times = 0
    const flaky = createManagedPolicies(() => {
      times += 1
      return times === 1 ? Promise.reject(new Error('offline')) : managedPolicyFile()
    }, defaultHash)
    await expect(flaky.load()).rejects.toThrow('offline')
    await flaky.load()
    expect(flaky.loaded).toBe(true)
  })
})
