"use client";

interface SelectBoxProps {
  label: string;
  checked: boolean;
  /** Some are chosen, not all. */
  partly?: boolean;
  onChange: () => void;
}

export function SelectBox({ label, checked, partly = false, onChange }: SelectBoxProps) {
  return (
    <label className="-m-2 inline-flex cursor-pointer p-2">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-accent"
        checked={checked}
        onChange={onChange}
        ref={(box) => {
          if (box) box.indeterminate = partly;
        }}
      />
    </label>
  );
}
