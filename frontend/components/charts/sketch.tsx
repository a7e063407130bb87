interface SketchProps {
  counts: readonly number[];
  /** What it shows, in words. */
  label: string;
}

const WIDTH = 72;
const HEIGHT = 20;

/** A distribution small enough for a cell of a table. */
export function Sketch({ counts, label }: SketchProps) {
  const most = counts.reduce((largest, count) => Math.max(largest, count), 1);
  const step = WIDTH / Math.max(1, counts.length);
  return (
    <svg role="img" aria-label={label} width={WIDTH} height={HEIGHT} className="block">
      {counts.map((count, at) => {
        const height = count ? Math.max(1, (count / most) * HEIGHT) : 0;
        return (
          <rect
            key={at}
            x={at * step}
            y={HEIGHT - height}
            width={Math.max(1, step - 1)}
            height={height}
            className="fill-mark-quiet"
          />
        );
      })}
    </svg>
  );
}
