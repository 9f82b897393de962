/**
 * Images that are offered in every Region. Names, owners and versions are of images that AWS, Canonical, Debian and
 * Microsoft publish (read November 2026); ids are this sandbox's own.
 */
export interface OfferedImage {
  name: string
  description: string
  owner: string
  ownerAlias?: string
  architecture: 'x86_64' | 'arm64'
  creationDate: string
  rootDevice: string
  /** GiB */
  size: number
  platform?: 'windows'
  platformDetails: string
  usageOperation: string
  bootMode: string
  /** The image asks for IMDSv2. */
  imdsV2: boolean
  /** Names of the public parameters that lead to it, below `/aws/service/`. */
  parameters: readonly string[]
}

const AMAZON = '137112412989'
const CANONICAL = '099720109477'
const DEBIAN = '136693071363'
const WINDOWS = '801119661308'

const linux = { rootDevice: '/dev/xvda', size: 8, platformDetails: 'Linux/UNIX', usageOperation: 'RunInstances' }

function amazonLinux(architecture: 'x86_64' | 'arm64', kernel: string, isDefault: boolean): OfferedImage {
  const below = 'ami-amazon-linux-latest'
  return {
    ...linux,
    name: `al2023-ami-2023.9.20261110.0-kernel-${kernel}-${architecture}`,
    description: `Amazon Linux 2023 AMI 2023.9.20261110.0 ${architecture} HVM kernel-${kernel}`,
    owner: AMAZON,
    ownerAlias: 'amazon',
    architecture,
    creationDate: '2026-11-11T01:52:19.000Z',
    bootMode: architecture === 'arm64' ? 'uefi' : 'uefi-preferred',
    imdsV2: true,
    parameters: [
      `${below}/al2023-ami-kernel-${kernel}-${architecture}`,
      ...(isDefault ? [`${below}/al2023-ami-kernel-default-${architecture}`] : []),
    ],
  }
}

function amazonLinux2(architecture: 'x86_64' | 'arm64'): OfferedImage {
  return {
    ...linux,
    name: `amzn2-ami-hvm-2.0.20260601.0-${architecture}-gp2`,
    description: `Amazon Linux 2 AMI 2.0.20260601.0 ${architecture} HVM gp2`,
    owner: AMAZON,
    ownerAlias: 'amazon',
    architecture,
    creationDate: '2026-06-02T03:11:40.000Z',
    bootMode: architecture === 'arm64' ? 'uefi' : 'legacy-bios',
    imdsV2: false,
    parameters: [`ami-amazon-linux-latest/amzn2-ami-hvm-${architecture}-gp2`],
  }
}

function ubuntu(architecture: 'x86_64' | 'arm64', version: string, code: string): OfferedImage {
  const arch = architecture === 'x86_64' ? 'amd64' : 'arm64'
  const disk = version === '24.04' ? 'hvm-ssd-gp3' : 'hvm-ssd'
  return {
    ...linux,
    rootDevice: '/dev/sda1',
    name: `ubuntu/images/${disk}/ubuntu-${code}-${version}-${arch}-server-20261101`,
    description: `Canonical, Ubuntu, ${version}, ${arch} ${code} image`,
    owner: CANONICAL,
    ownerAlias: 'amazon',
    architecture,
    creationDate: '2026-11-01T07:22:54.000Z',
    bootMode: architecture === 'arm64' ? 'uefi' : 'uefi-preferred',
    imdsV2: version === '24.04',
    parameters: [
      `canonical/ubuntu/server/${version}/stable/current/${arch}/${version === '24.04' ? 'hvm/ebs-gp3' : 'hvm/ebs-gp2'}/ami-id`,
    ],
  }
}

export const OFFERED_IMAGES: readonly OfferedImage[] = [
  amazonLinux('x86_64', '6.1', true),
  amazonLinux('arm64', '6.1', true),
  amazonLinux('x86_64', '6.12', false),
  amazonLinux('arm64', '6.12', false),
  amazonLinux2('x86_64'),
  amazonLinux2('arm64'),
  ubuntu('x86_64', '24.04', 'noble'),
  ubuntu('arm64', '24.04', 'noble'),
  ubuntu('x86_64', '22.04', 'jammy'),
  {
    ...linux,
    name: 'debian-12-amd64-20261020-2272',
    description: 'Debian 12 (20261020-2272)',
    owner: DEBIAN,
    architecture: 'x86_64',
    creationDate: '2026-10-20T10:41:07.000Z',
    bootMode: 'uefi-preferred',
    imdsV2: false,
    parameters: ['debian/release/12/latest/amd64'],
  },
  {
    name: 'Windows_Server-2022-English-Full-Base-2026.11.11',
    description: 'Microsoft Windows Server 2022 Full Locale English AMI provided by Amazon',
    owner: WINDOWS,
    ownerAlias: 'amazon',
    architecture: 'x86_64',
    creationDate: '2026-11-11T22:03:31.000Z',
    rootDevice: '/dev/sda1',
    size: 30,
    platform: 'windows',
    platformDetails: 'Windows',
    usageOperation: 'RunInstances:0002',
    bootMode: 'uefi',
    imdsV2: true,
    parameters: ['ami-windows-latest/Windows_Server-2022-English-Full-Base'],
  },
]
