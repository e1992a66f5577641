/** The message of what a test body throws; the empty text if it throws nothing, which no expectation takes for one. */
export function messageOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}
