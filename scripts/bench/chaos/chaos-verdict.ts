/** A figure with its bound. */
export interface ChaosCheck {
  readonly label: string;
  readonly value: number;
  readonly most: number;
}

/** What a run is held against, and what else is worth telling of it. */
export interface ChaosVerdict {
  readonly checks: readonly ChaosCheck[];
  readonly remarks: readonly string[];
}
