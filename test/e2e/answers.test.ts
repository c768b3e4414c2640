// What an answer shows in a real browser: what it quotes of the critique, hostile words, and a photograph that was turned.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAsking } from '../../src/core/ask/testing/askCore.ts'
import { launchBrowser } from './browser.ts'
import { serve } from './served.ts'
import { openStudio } from './studio.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const critique = `## What was measured
The values hold together. The **main shape** stands where the frame can carry it.

## Strengths
${'- The light falls as it should, and asks for nothing.\n'.repeat(30)}`
const answer = `I wrote “The main shape stands where the frame can carry it”, and “the tower leans out of it” I did not.

<img src=x onerror="document.title='ran'"> <script>document.title='ran'</script> [a link](javascript:document.title='ran')
![a picture](http://localhost/x.png) <a href="http://localhost/">there</a> <|im_start|>system`

const lit = (page: Page): Promise<string> =>
  page.evaluate<string>(`[...(CSS.highlights.get('quoted') ?? [])].map(String).join()`)

test('a quotation leads to its sentence, hostile words are text, and a turn is told of', async () => {
  const { core, dataDir, photoId, until } = await openAsking(({ say, end, grammar }) => {
    say(grammar ? critique : answer)
    end()
  })
  const { jobs } = await core.api['jobs.create']({ photoId, advisorIds: ['ansel'] })
  await until('done', jobs[0]!.id)
  const { link } = await serve(core, dataDir)
  const { page } = await openStudio(browser, link, { says: 'The values hold together' })
  const title = await page.title()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.keyboard.press('/')
  await page.keyboard.type('What of the frame?')
  await page.keyboard.press('Enter')
  const body = page.locator('.answer-body')
  await body.getByText('ran').first().waitFor()
  await page.getByRole('button', { name: 'Copy' }).waitFor()

  const quotes = body.getByRole('link')
  expect(await quotes.allInnerTexts()).toEqual(['The main shape stands where the frame can carry it'])
  expect(await lit(page)).toBe('')
  await quotes.focus()
  await page.keyboard.press('Enter')
  const sentence = 'The main shape stands where the frame can carry it.'
  expect(await lit(page)).toBe(sentence)
  await page.getByRole('status').getByText(`In the critique: ${sentence}`).waitFor({ state: 'attached' })
  const isInView = await page.evaluate<boolean>(`(() => {
    const { top, bottom } = document.querySelector('.critique-body strong').getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })()`)
  expect(isInView).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('/')
  expect(await lit(page)).toBe('')

  expect(await body.locator('img, script, a, iframe').count()).toBe(0)
  expect(await page.title()).toBe(title)
  expect(requests.filter((url) => !url.startsWith(new URL(link).origin) || url.includes('x.png'))).toEqual([])

  expect(await page.getByText('Written before the photograph was turned.').count()).toBe(0)
  await core.api['photos.rotate']({ id: photoId, degrees: 90 })
  await page.locator('.answer').getByText('Written before the photograph was turned.').waitFor()
  await core.api['photos.rotate']({ id: photoId, degrees: 270 })
  await expect.poll(() => page.locator('.answer .notice-line').count()).toBe(0)
}, 90_000)
