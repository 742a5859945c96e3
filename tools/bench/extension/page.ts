// What all measuring content scripts share: when they begin, and how the result reaches the driver.

/** Where the driver reads the result. */
const RESULT = 'data-bench-result';

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Once the page is whole, laid out and painted: from here on only what is measured costs anything. */
export async function settled(): Promise<void> {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  await frame();
  await frame();
  layOut();
}

/** Brings style and layout up to date, as a browser does before it paints. */
export const layOut = (): void => {
  document.documentElement.getBoundingClientRect();
};

/** Milliseconds that some work takes. The marks stand outside of it: by them the driver finds the processor time, where it can. */
export function timed<T>(name: string, work: () => T): { value: T; time: number } {
  performance.mark(`bench:${name}:begin`);
  const start = performance.now();
  const value = work();
  const time = performance.now() - start;
  performance.mark(`bench:${name}:end`);
  return { value, time };
}

/** Measures, and hands the result to the driver. */
export async function report(measure: () => Promise<object> | object): Promise<void> {
  await settled();
  let result: object;
  try {
    result = await measure();
  } catch (error) {
    result = { error: String(error) };
  }
  document.documentElement.setAttribute(RESULT, JSON.stringify(result));
}
