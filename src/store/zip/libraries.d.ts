// yazl and yauzl bring no types: what is used of them.
declare module "yazl" {
  import type { EventEmitter } from "node:events";
  import type { Readable } from "node:stream";

  interface Options {
    readonly size: number;
    readonly mtime: Date;
    readonly mode: number;
    readonly compress: false;
    readonly forceZip64Format: boolean;
  }
  type Give = (error: unknown, stream?: Readable) => void;
  class ZipFile extends EventEmitter {
    readonly outputStream: Readable;
    addReadStreamLazy(name: string, options: Options, open: (give: Give) => void): void;
    end(options: { readonly forceZip64Format: boolean }): void;
  }
  const library: { readonly ZipFile: typeof ZipFile };
  export default library;
}

declare module "yauzl" {
  export interface Entry {
    readonly fileName: Uint8Array;
    readonly compressionMethod: number;
    readonly uncompressedSize: number;
    readonly relativeOffsetOfLocalHeader: number;
    isEncrypted(): boolean;
  }
  interface LocalHeader {
    readonly fileName: Uint8Array;
    readonly compressionMethod: number;
    readonly fileDataStart: number;
  }
  type Done = (error: unknown, length?: number) => void;
  class RandomAccessReader {
    read(into: Buffer, offset: number, length: number, position: number, done: Done): void;
  }
  interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    readLocalFileHeaderPromise(entry: Entry): Promise<LocalHeader>;
  }
  const library: {
    readonly RandomAccessReader: typeof RandomAccessReader;
    fromRandomAccessReaderPromise(
      reader: RandomAccessReader,
      size: number,
      options: { readonly autoClose: false; readonly decodeStrings: false },
    ): Promise<ZipFile>;
  };
  export default library;
}
