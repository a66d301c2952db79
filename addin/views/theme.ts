// Light and dark in the green of the sheet's own application, from Office's theme where it differs from the system's,
// else the system's.
import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

const GREENS: BrandVariants = {
  10: '#02110B',
  20: '#062419',
  30: '#093224',
  40: '#0B3F2D',
  50: '#0D4C36',
  60: '#0E5A40',
  70: '#0F674A',
  80: '#107353',
  90: '#2F8266',
  100: '#4C917A',
  110: '#67A18D',
  120: '#82B1A0',
  130: '#9EC2B4',
  140: '#BAD3C9',
  150: '#D6E5DE',
  160: '#F1F7F4',
};

const light = createLightTheme(GREENS);
/** On dark grounds the usual brand text is too dim for small print. */
const dark: Theme = {
  ...createDarkTheme(GREENS),
  colorBrandForeground1: GREENS[120],
  colorBrandForeground2: GREENS[130],
  colorBrandForegroundLink: GREENS[120],
  colorBrandForegroundLinkHover: GREENS[130],
  colorBrandForegroundLinkPressed: GREENS[110],
  colorCompoundBrandForeground1: GREENS[120],
  colorNeutralForeground2BrandHover: GREENS[120],
  colorNeutralForeground2BrandPressed: GREENS[120],
  colorNeutralForeground2BrandSelected: GREENS[120],
};

/** True when Office says its theme is dark; null when this Office does not say. */
function officeIsDark(): boolean | null {
  const theme = typeof Office === 'undefined' ? undefined : Office.context?.officeTheme;
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme;
  const ground = theme?.bodyBackgroundColor;
  return ground === undefined ? null : lightnessOf(ground) < 0.5;
}

/** 0 is black, 1 is white; anything but #RRGGBB counts as white. */
function lightnessOf(colour: string): number {
  const parts = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(colour)?.slice(1) ?? ['ff', 'ff', 'ff'];
  const [red = 255, green = 255, blue = 255] = parts.map((part) => Number.parseInt(part, 16));
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

const systemIsDark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches;

/**
 * The theme now. Office's own counts; but most Offices say it once and then follow the system without a word, so that where
 * the two agreed when the pane came up, the system's changes are followed from then on.
 */
export function usePaneTheme(): { readonly theme: Theme; readonly isDark: boolean } {
  const [atFirst] = useState(() => ({ office: officeIsDark(), system: systemIsDark() }));
  const [system, setSystem] = useState(atFirst.system);
  useEffect(() => {
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const changed = () => setSystem(scheme.matches);
    scheme.addEventListener('change', changed);
    return () => scheme.removeEventListener('change', changed);
  }, []);
  const office = officeIsDark();
  const followsSystem = office === null || (office === atFirst.office && office === atFirst.system);
  const isDark = followsSystem ? system : office;
  return { theme: isDark ? dark : light, isDark };
}
