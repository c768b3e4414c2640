import { expect, test } from 'vitest'
import { defaultSettings, settingsSchema, type Settings } from './settings.ts'
import { readSetting, toldSettings, writtenSetting } from './settingsTold.ts'

const told = (key: keyof Settings) => toldSettings.find((each) => each.key === key)!

test('every setting is told of once, and its default is read as it is written', () => {
  const elsewhere = ['savedFilters', 'rules', 'servers']
  const names = [...toldSettings.map(({ key }) => key as string), ...elsewhere]
  expect(names.toSorted()).toEqual(Object.keys(settingsSchema.shape).toSorted())
  for (const each of toldSettings) {
    const text = writtenSetting(each, defaultSettings[each.key])
    expect(readSetting(each, text)).toEqual({ patch: { [each.key]: defaultSettings[each.key] } })
  }
})

test.each([
  ['jobTimeoutMinutes', '2.5', 2.5],
  ['maxTokens', ' 512 ', 512],
  ['threads', '', null],
  ['threads', 'auto', null],
  ['unloadAfterMinutes', 'never', null],
  ['sight', 'off', false],
  ['gpu', 'off', 'off'],
  ['updateIntervalSeconds', '10', 10],
  ['modelFolders', '/a\n\n /b c ', ['/a', '/b c']],
] as const)('%s from %j', (key, text, value) =>
  expect(readSetting(told(key), text)).toEqual({ patch: { [key]: value } }),
)

test.each([
  ['jobTimeoutMinutes', '0', 'Give a number from 1 to 240.'],
  ['jobTimeoutMinutes', '', 'Give a number from 1 to 240.'],
  ['maxTokens', '70.5', 'Give a whole number from 64 to 8192.'],
  [
    'threads',
    '65',
    'Give a whole number from 1 to 64, or "auto": the engine chooses: one less than there are.',
  ],
  ['sight', 'yes', 'Give "on" or "off".'],
  ['updateIntervalSeconds', '4', 'Give one of 3, 5, 10.'],
  ['defaultAdvisorId', ' ', 'Give a name; it is empty.'],
  ['modelFolders', 'x\n'.repeat(21), 'Give up to 20 paths, each on a line of its own.'],
] as const)('%s refuses %j', (key, text, problem) =>
  expect(readSetting(told(key), text)).toEqual({ problem }),
)

test('the limits that are told are those of the schema', () => {
  for (const key of ['jobTimeoutMinutes', 'maxTokens', 'threads', 'unloadAfterMinutes'] as const) {
    const read = readSetting(told(key), 'x')
    const [min, max] = [...('problem' in read ? read.problem : '').matchAll(/\d+/g)].map(Number)
    const accepts = (value: number): boolean => settingsSchema.shape[key].safeParse(value).success
    expect([accepts(min!), accepts(min! - 1), accepts(max!), accepts(max! + 1)]).toEqual([
      true,
      false,
      true,
      false,
    ])
  }
})
