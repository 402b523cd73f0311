import type { FileHandle } from 'node:fs/promises';

/** The disk is asked to keep what was written after so many bytes. */
const BEHIND = 32 * 1024 ** 2;

type Written = Pick<FileHandle, 'writeFile' | 'datasync' | 'sync'>;

/**
 * Lets the disk write what it was given while more is read and compressed: at the end it would have to write all of it, and a large backup would wait for that as long as for everything else. One at a time. The system tells
 * a failure to one of those who ask, so it is kept, and the last one passes it on.
 */
export class DiskWriter {
  readonly #handle: Written;
  #since = 0;
  #failed: unknown[] = [];
  #syncing: Promise<void> | undefined;
  /** @param handle an open file, of which nobody else writes */
  constructor(handle: Written) {
    this.#handle = handle;
  }

  /** Puts a piece behind those before. */
  async write(piece: Uint8Array): Promise<void> {
    await this.#handle.writeFile(piece);
    this.#since += piece.length;
    if (this.#since < BEHIND || this.#syncing !== undefined) return;
    this.#since = 0;
    this.#syncing = this.#sync();
  }

  /** Everything that was written is on the disk. @throws what an earlier part could not be written for */
  async end(): Promise<void> {
    await this.#syncing;
    if (this.#failed.length > 0) throw this.#failed[0];
    await this.#handle.sync();
  }

  async #sync(): Promise<void> {
    try {
      await this.#handle.datasync();
    } catch (error) {
      this.#failed.push(error);
    } finally {
      this.#syncing = undefined;
    }
  }
}
