import { safeStorage } from 'electron'
import type { KeySeal } from '../core/models/servers/keys.ts'

/**
 * The system's keychain (Keychain, DPAPI, a keyring of Linux). Null where there is none: Electron would then seal with a
 * password that stands in its source, which a file for its owner alone is no worse than. To be asked when the app is ready.
 */
export function keychain(): KeySeal | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null
  return {
    seal: (key) => safeStorage.encryptString(key).toString('base64'),
    open: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
  }
}
