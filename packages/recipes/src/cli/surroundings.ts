/** What the command line does to the world. */
export interface Surroundings {
  /** Standard output. */
  print(text: string): void;
  /** Standard error. */
  tell(text: string): void;
  write(path: string, text: string): void;
}
