// Which addresses lie on this computer or in a person's own network. Never looks a name up.

/** `host`: an address, IPv6 with or without brackets, or a name. */
export function isLoopback(host: string): boolean {
  const bare = bareHost(host)
  return bare === 'localhost' || bare === '::1' || /^127\.\d+\.\d+\.\d+$/.test(bare)
}

/**
 * Whether an address can be reached from a person's own network only: loopback, the private ranges (RFC 1918, RFC 4193),
 * link-local ones (RFC 3927, RFC 4291) and those of shared address space (RFC 6598), which mesh networks use.
 */
export function isNearby(host: string): boolean {
  if (isLoopback(host)) return true
  const bare = bareHost(host)
  if (bare.includes(':')) return /^f[cd][0-9a-f]{2}:|^fe[89ab][0-9a-f]:/.test(bare)
  const numbers = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(bare)
  if (!numbers) return false
  const [first, second] = [Number(numbers[1]), Number(numbers[2])]
  if (first === 10) return true
  if (first === 172) return second >= 16 && second <= 31
  if (first === 192) return second === 168
  if (first === 169) return second === 254
  return first === 100 && second >= 64 && second <= 127
}

/** An IPv4 address in the form of IPv6 is the IPv4 address. */
function bareHost(host: string): string {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, '')
  return bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')
}
