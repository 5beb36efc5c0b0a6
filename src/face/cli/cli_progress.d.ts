declare module "cli-progress" {
  interface Options {
    readonly stream: NodeJS.WritableStream;
    readonly hideCursor: boolean;
    readonly clearOnComplete: boolean;
    readonly format: (
      options: unknown,
      state: { readonly value: number; readonly total: number },
      payload: { readonly phase: string; readonly began: number },
    ) => string;
  }
  class SingleBar {
    constructor(options: Options);
    start(total: number, value: number, payload: object): void;
    update(value: number, payload: object): void;
    setTotal(total: number): void;
    stop(): void;
  }
  const progress: { readonly SingleBar: typeof SingleBar };
  export default progress;
}
