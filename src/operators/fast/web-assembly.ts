/** The part of WebAssembly's interface that is used here. TypeScript declares it with the web's types only, which are not ours. */
interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Memory: {
    new (limits: { initial: number; maximum: number; shared: true }): WasmMemory<SharedArrayBuffer>;
    new (limits: { initial: number }): WasmMemory<ArrayBuffer>;
  };
  readonly Instance: new (
    module: WasmModule,
    imports: { env: { memory: WasmMemory<ArrayBufferLike> } },
  ) => { readonly exports: unknown };
}

/** Compiled code; can be handed to a thread. */
export type WasmModule = object;

export interface WasmMemory<Buffer extends ArrayBufferLike> {
  readonly buffer: Buffer;
  grow(pages: number): number;
}

/** Undefined where there is none. */
export const webAssembly = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi | undefined }).WebAssembly;

/** Bytes of a page of memory, and the most pages that 32 bits can address. */
export const [PAGE, MAX_PAGES] = [65536, 65536];
