/**
 * Key pairs of EC2 in September 2026, as recorded in radkawar/stackd (testdata/aws/ec2: `key_pairs`,
 * `key_pairs_supplement`, `key_pairs_import_boundaries`, `key_pairs_dry_run`). Facts only; the calls are ours.
 */
import { type AwsStructure, utf8 } from '@first-line/aws-api'
import type { Scenario, Step } from './scenario.ts'

const ec2 = (operation: string, input: AwsStructure, outcome?: Step[3]): Step => ['ec2', operation, input, outcome]
const create = (more: AwsStructure, outcome?: Step[3]): Step =>
  ec2('CreateKeyPair', { KeyName: 'a', KeyType: 'ed25519', ...more }, outcome)
const invalid = (message: string): string => `InvalidParameterValue 400: ${message}`
const missing = (message: string): string => `MissingParameter 400: ${message}`
const both = "InvalidParameterCombination 400: The parameter 'keyPairId' may not be used in combination with 'keyName'"
const dry = 'DryRunOperation 412: Request would have succeeded, but DryRun flag is set.'
const noKey = 'InvalidKey.Format 400: Key is not in valid OpenSSH public key format'
const notEnum = (value: string, at: string, set: string): string =>
  invalid(
    `1 validation error detected: Value '${value}' at '${at}' failed to satisfy constraint: Member must satisfy enum value set: [${set}]`,
  )

const ED25519 = 'AAAAC3NzaC1lZDI1NTE5AAAAIMduvWA7Q35QVLBez30EIH7qXgyHjmUqQgB6+Klj7oM1'
const SPKI =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAmWZ2mkZk5HH2Hf0Pbs76oeVb3t1zjDtjgDUpRGdpdzaeNbqAzy50Ap3610orikezzUJf0b2iywHwS2W/EC8Js7RAFkLhIwLcSwp0OadcqBe8cTAOpiptC2iRkcJdXiqlcoSuKJAcRs8B0p7xXTmTtf0coIqc1f27LvkGgagw0va1E5v7bgjnkz4pWA0hM8On72ej9fKm8qdNJrPAjfvo2Nub595rDO/Zx+znqBVl6Uol8xxqztwRV8CnKgGMsGfvtriWkd4E5pv2azux5MVSx7nQnplkq6KJslsBw2Fc4QshzDbFQ+VHRWeSQtFkKPKaO/zXKIU81XtExTgetlLa9wIDAQAB'
const PKCS1 = SPKI.slice(32)
const SMALL =
  'AAAAB3NzaC1yc2EAAAADAQABAAAAQQCAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAB'
const imported = (KeyName: string, material: string | Uint8Array, outcome?: Step[3]): Step =>
  ec2(
    'ImportKeyPair',
    { KeyName, PublicKeyMaterial: typeof material === 'string' ? utf8(material) : material },
    outcome,
  )
const armoured = (blob: string): string =>
  `---- BEGIN SSH2 PUBLIC KEY ----\nComment: "of Ann"\n${blob}\n---- END SSH2 PUBLIC KEY ----\n`
const pem = (text: string): string => `-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----\n`

export const ec2KeyScenarios: readonly Scenario[] = [
  {
    name: 'EC2: names, types and forms of key pairs',
    steps: [
      create({ KeyName: '' }, missing('The request must contain the parameter KeyName')),
      create(
        { KeyName: 'x'.repeat(256) },
        invalid('Value for parameter KeyName is invalid. Length exceeds maximum of 255.'),
      ),
      create({ KeyName: ' a' }, invalid("Invalid value ' a' for keyName. It should be trimmed")),
      create({ KeyName: 'a\nb' }, invalid('Value for parameter a\nb is invalid. KeyName')),
      create(
        { KeyName: 'é' },
        invalid('Value for parameter KeyName is invalid. Character sets beyond ASCII are not supported.'),
      ),
      create({ KeyType: 'ecdsa' }, notEnum('ecdsa', 'keyType', 'rsa, ed25519')),
      create({ KeyFormat: 'der' }, notEnum('der', 'keyFormat', 'ppk, pem')),
      create(
        { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'x', Value: 'y' }] }] },
        invalid("'instance' is not a valid taggable resource type for this operation."),
      ),
      create({}),
      create({}, 'InvalidKeyPair.Duplicate 400: The keypair already exists'),
    ],
  },
  {
    name: 'EC2: key pairs found',
    steps: [
      create({}),
      ec2('DescribeKeyPairs', { KeyNames: ['a', 'a'] }, { holds: { KeyPairs: [{ KeyName: 'a', Tags: [] }] } }),
      ec2('DescribeKeyPairs', { KeyNames: ['a', 'b'] }, "InvalidKeyPair.NotFound 400: The key pair 'b' does not exist"),
      ec2('DescribeKeyPairs', { KeyNames: ['a'], KeyPairIds: ['key-00000000000000000'] }, both),
      ...['key-00000000000000000', 'key-12345678', 'bad'].map((id) =>
        ec2('DescribeKeyPairs', { KeyPairIds: [id] }, invalid(`Invalid value '${id}' for keyPairId.`)),
      ),
      ec2('DescribeKeyPairs', { KeyNames: [''] }, invalid("Invalid value '' for keyPairNames. It should not be blank")),
      ec2(
        'DescribeKeyPairs',
        { Filters: [{ Name: 'key-type', Values: ['rsa'] }] },
        invalid("The filter 'key-type' is invalid"),
      ),
      ec2('DescribeKeyPairs', { Filters: [{ Name: 'key-name', Values: [] }] }, { holds: { KeyPairs: [] } }),
      ec2(
        'DescribeKeyPairs',
        { KeyNames: ['a'], Filters: [{ Name: 'key-name', Values: ['b'] }] },
        { holds: { KeyPairs: [] } },
      ),
    ],
  },
  {
    name: 'EC2: public keys imported',
    steps: [
      imported('openssh', `ssh-ed25519 ${ED25519} of Ann\n`, {
        holds: { KeyFingerprint: 'HMXWyhG4gbktWdKgkzX/THR2+GMkRLG8rKsKj1oW86k=' },
      }),
      ec2(
        'DescribeKeyPairs',
        { KeyNames: ['openssh'], IncludePublicKey: true },
        { holds: { KeyPairs: [{ KeyType: 'ed25519', PublicKey: `ssh-ed25519 ${ED25519} openssh\n` }] } },
      ),
      imported('spki', SPKI, { holds: { KeyFingerprint: '75:8e:d7:eb:24:31:1f:b6:64:71:2f:3f:12:a5:e2:86' } }),
      imported('small', `ssh-rsa ${SMALL}`, {
        holds: { KeyFingerprint: '34:38:83:18:89:df:de:bc:68:7a:99:4b:28:1b:de:e7' },
      }),
      imported('x', armoured(ED25519), noKey),
      imported('x', pem(SPKI), noKey),
      imported('x', PKCS1, noKey),
      imported('x', `no-port-forwarding ssh-ed25519 ${ED25519}`, noKey),
      imported('x', 'not a public key', noKey),
      imported('x', '', missing('The request must contain the parameter PublicKeyMaterial')),
      imported(
        'x',
        Uint8Array.of(0x30, 0x2a, 0x80, 0xff),
        invalid('Value for parameter PublicKeyMaterial is invalid. Character sets beyond ASCII are not supported.'),
      ),
      imported(
        'x',
        'x'.repeat(2049),
        invalid('Value for parameter PublicKeyMaterial is invalid. Length exceeds maximum of 2048.'),
      ),
      imported('spki', 'bad', 'InvalidKeyPair.Duplicate 400: The keypair already exists'),
    ],
  },
  {
    name: 'EC2: key pairs deleted',
    steps: [
      create({}),
      create({ KeyName: 'b' }),
      ec2('DeleteKeyPair', {}, missing('KeyName or KeyPairId must be provided')),
      ec2('DeleteKeyPair', { KeyName: 'nothing' }, { holds: { Return: true } }),
      ec2(
        'DeleteKeyPair',
        { KeyPairId: 'key-00000000000000000' },
        invalid("Invalid value 'key-00000000000000000' for keyPairId."),
      ),
      ec2('DeleteKeyPair', { KeyPairId: 'bad' }, invalid('Value for parameter keyPairId is invalid.')),
      [
        'ec2',
        'DeleteKeyPair',
        (answers) => ({ KeyName: 'a', KeyPairId: String(answers[1]!.output!.KeyPairId) }),
        { holds: (answers) => ({ Return: true, KeyPairId: answers[1]!.output!.KeyPairId! }) },
      ],
      ec2('DescribeKeyPairs', {}, { holds: { KeyPairs: [{ KeyName: 'a' }] } }),
    ],
  },
  {
    name: 'EC2: dry runs about key pairs, told of before anything else is read',
    steps: [
      create({}),
      ...[{}, { KeyName: '' }, { KeyType: 'bad' }, { KeyFormat: 'bad' }].map((more) =>
        create({ ...more, DryRun: true }, dry),
      ),
      ec2('DescribeKeyPairs', { KeyNames: ['nothing'], DryRun: true }, dry),
      ec2('DescribeKeyPairs', { KeyPairIds: ['bad'], DryRun: true }, dry),
      ec2('ImportKeyPair', { KeyName: 'x', PublicKeyMaterial: utf8('no key'), DryRun: true }, dry),
      ...[{}, { KeyName: '' }, { KeyName: 'nothing' }, { KeyPairId: 'bad' }].map((input) =>
        ec2('DeleteKeyPair', { ...input, DryRun: true }, dry),
      ),
      ec2('DescribeInstanceTypes', { InstanceTypes: ['no.such'], DryRun: true }, dry),
      ec2('DescribeKeyPairs', {}, { holds: { KeyPairs: [{ KeyName: 'a' }] } }),
    ],
  },
  {
    name: 'EC2: ids of instances',
    steps: [
      ...['i-0', 'i-12', 'i-1234567', 'i-00000000', 'i-ABCDEF12', 'i-00000000000000001', 'i-01abcdef123456789'].flatMap(
        (id) =>
          ['DescribeInstances', 'DescribeInstanceStatus'].map((operation) =>
            ec2(
              operation,
              { InstanceIds: [id] },
              `InvalidInstanceID.NotFound 400: The instance ID '${id}' does not exist`,
            ),
          ),
      ),
      ...[
        'i-',
        'i-123456789',
        'i-0123456789abcdef',
        'i-0123456789abcdefg',
        'i-0123456789abcdeF0',
        'i-00123456789abcdef0',
        'i-10000000000000000',
        'i-fffffffffffffffff',
      ].flatMap((id) =>
        ['DescribeInstances', 'DescribeInstanceStatus'].map((operation) =>
          ec2(operation, { InstanceIds: [id] }, `InvalidInstanceID.Malformed 400: Invalid id: "${id}"`),
        ),
      ),
      ...[0, 4].map((MaxResults) =>
        ec2(
          'DescribeInstanceStatus',
          { MaxResults },
          invalid(`Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value greater than 5.`),
        ),
      ),
      ...[5, 1001, 10_000].map((MaxResults) => ec2('DescribeInstanceStatus', { MaxResults })),
    ],
  },
]
