import { codeOf, seedText } from '../../../../testing/codes.ts'
import type { OperationSample, OperationSamples, SampleFacts } from '../../../../testing/sample.ts'

const serial = ({ account }: SampleFacts) => `arn:aws:iam::${account}:mfa/phone`

const created: NonNullable<OperationSample['before']> = async (root) => {
  const { output } = await root('iam', 'CreateVirtualMFADevice', {
    VirtualMFADeviceName: 'phone',
    Tags: [{ Key: 'kind', Value: 'app' }],
  })
  const device = output?.VirtualMFADevice as { Base32StringSeed?: unknown } | undefined
  return { seed: seedText(device?.Base32StringSeed) }
}

/** Two consecutive codes; any six digits where no device was made. */
const codes = (seed: string | undefined, offset: number) => {
  const at = (step: number) => (seed?.length === 64 ? codeOf(seed, step) : '123456')
  return { AuthenticationCode1: at(offset), AuthenticationCode2: at(offset + 1) }
}

const enabled: NonNullable<OperationSample['before']> = async (root, facts) => {
  const made = await created(root, facts)
  await root('iam', 'EnableMFADevice', { UserName: 'bob', SerialNumber: serial(facts), ...codes(made?.seed, -2) })
  return made
}

const onDevice = (input: object = {}): OperationSample => ({
  before: created,
  input: (facts) => ({ SerialNumber: serial(facts), ...input }),
  denied: (facts) => [serial(facts)],
})

const onUserWithDevice = (
  before: OperationSample['before'],
  more: (facts: SampleFacts) => object,
): OperationSample => ({
  ...(before && { before }),
  input: (facts) => ({ UserName: 'bob', ...more(facts) }),
  denied: () => ['user bob'],
})

export const mfaSamples: OperationSamples = {
  CreateVirtualMFADevice: {
    input: () => ({ VirtualMFADeviceName: 'phone', Tags: [{ Key: 'kind', Value: 'app' }] }),
    denied: (facts) => [serial(facts), serial(facts)],
  },
  DeactivateMFADevice: onUserWithDevice(enabled, (facts) => ({ SerialNumber: serial(facts) })),
  DeleteVirtualMFADevice: onDevice(),
  EnableMFADevice: onUserWithDevice(created, (facts) => ({
    SerialNumber: serial(facts),
    ...codes(facts.made.seed, -1),
  })),
  GetMFADevice: {
    ...onUserWithDevice(enabled, (facts) => ({ SerialNumber: serial(facts) })),
    refused: 'ValidationError',
  },
  ListMFADeviceTags: onDevice(),
  ListMFADevices: onUserWithDevice(undefined, () => ({})),
  ListVirtualMFADevices: { input: () => ({}), denied: ({ account }) => [`arn:aws:iam::${account}:mfa/`] },
  ResyncMFADevice: onUserWithDevice(enabled, (facts) => ({
    SerialNumber: serial(facts),
    ...codes(facts.made.seed, 0),
  })),
  TagMFADevice: onDevice({ Tags: [{ Key: 'owner', Value: 'bob' }] }),
  UntagMFADevice: onDevice({ TagKeys: ['kind'] }),
}
