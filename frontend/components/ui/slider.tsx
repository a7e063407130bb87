"use client";

interface SliderProps {
  value: number;
  onValueChange: (value: number) => void;
  min: number;
  max: number;
  step: number;
  label: string;
  /** The value as it is read out. */
  valueText?: string;
  disabled?: boolean;
}

/** The system's own: it works with every keyboard, screen reader and phone. */
export function Slider({ value, onValueChange, min, max, step, label, valueText, disabled }: SliderProps) {
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onChange={(event) => onValueChange(event.target.valueAsNumber)}
      className="h-5 w-full cursor-pointer accent-accent disabled:opacity-50"
    />
  );
}
