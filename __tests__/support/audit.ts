import { audit } from '../../src/audit/audit.js'
import type { Audit } from '../../src/audit/audit.js'
import type { Finding } from '../../src/audit/finding.js'
import { formatPlace } from '../../src/errors.js'
import { folderTree } from '../../src/host/folder.js'
import { childProcesses } from '../../src/host/processes.js'
import type { RawInputs } from '../../src/inputs.js'
import { planFiles } from '../../src/patch/plan.js'
import { select } from '../../src/patch/select.js'
import { requestOf } from './checked.js'
import { temporaryFolder } from './folder.js'

const processes = childProcesses({ PATH: process.env['PATH'], HOME: temporaryFolder() })

export interface AuditOf extends RawInputs {
  readonly fix?: boolean
}

/** The audit of a folder, as the job makes it: after the patch that is asked for. */
export async function auditIn(
  folder: string,
  raw: AuditOf = {},
  files: readonly string[] = ['.']
): Promise<Audit> {
  const { fix = false, ...inputs } = raw
  const tree = folderTree({ workingDirectory: folder, roots: [folder], processes })
  const request = requestOf(inputs)
  const selection = await select(files, tree)
  const patches = request.images.length === 0 ? [] : planFiles(selection, tree, request).patches
  return audit(selection, tree, patches, { ...request, fix, onFile: () => {} })
}

/** `web.yaml:3:9 rule message`, one a finding. */
export function told({ findings }: Pick<Audit, 'findings'>): string[] {
  return findings.map(tell)
}

function tell({ rule, place, message, isMended }: Finding): string {
  return `${formatPlace(place)} ${isMended ? 'mended ' : ''}${rule} ${message}`
}
