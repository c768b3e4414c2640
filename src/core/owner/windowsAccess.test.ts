import { expect, test } from 'vitest'
import { groupsLetIn, sharedFolderNotice } from './windowsAccess.ts'

const owner = 'O:S-1-5-21-1-2-3-1001G:S-1-5-21-1-2-3-513'

test.each([
  [
    'a folder in a profile',
    `${owner}D:(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;FA;;;S-1-5-21-1-2-3-1001)`,
    [],
  ],
  [
    'a folder made on a drive of its own',
    `${owner}D:AI(A;ID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)(A;ID;0x1301bf;;;AU)`,
    ['Users', 'Authenticated Users'],
  ],
  ['everybody, named twice', `${owner}D:PAI(A;OICI;FA;;;WD)(A;;FR;;;WD)`, ['Everyone']],
  ['one that keeps everybody out', `${owner}D:(D;;FA;;;WD)(A;;FA;;;S-1-5-21-1-2-3-1001)`, []],
  ['a list of what is audited', `${owner}D:(A;;FA;;;SY)S:(AU;SAFA;FA;;;WD)`, []],
  ['no answer', '', []],
])('%s', (_, sddl, others) => {
  expect(groupsLetIn(sddl)).toEqual(others)
})

test.runIf(process.platform !== 'win32')('elsewhere there is no such list, and nothing is said', async () => {
  expect(await sharedFolderNotice('/tmp')).toBeNull()
})
