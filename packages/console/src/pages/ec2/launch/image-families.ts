/** *Quick Start*: images by whose they are, the newest first. */
import type { Image } from '../shapes.ts'

const families = [
  { id: 'amazon', label: 'Amazon Linux', names: /^(al2023-ami|amzn2-ami)/ },
  { id: 'ubuntu', label: 'Ubuntu', names: /^ubuntu\// },
  { id: 'debian', label: 'Debian', names: /^debian-/ },
  { id: 'windows', label: 'Windows', names: /^Windows_/ },
] as const

export interface ImageFamily {
  id: string
  label: string
  images: Image[]
}

/** Accounts that publish the images of the quick start: Amazon, Canonical, Debian, and Amazon's for Windows. */
export const quickStartOwners = ['137112412989', '099720109477', '136693071363', '801119661308']

export const familiesOf = (images: readonly Image[]): ImageFamily[] =>
  families
    .map(({ id, label, names }) => ({
      id,
      label,
      images: images.filter(({ Name }) => names.test(Name)).sort(newestFirst),
    }))
    .filter((family) => family.images.length > 0)

/** The usual architecture first, then the newest, then by name, so that the first one is what most people want. */
const newestFirst = (one: Image, other: Image): number =>
  other.Architecture.localeCompare(one.Architecture) ||
  other.CreationDate.localeCompare(one.CreationDate) ||
  one.Name.localeCompare(other.Name, 'en', { numeric: true })

export const architectureText = (image: Pick<Image, 'Architecture'>): string =>
  image.Architecture === 'arm64' ? '64-bit (Arm)' : '64-bit (x86)'
