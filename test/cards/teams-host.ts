/** A HostConfig close to what Teams uses, so that a look at our cards is a look at what people get. */
const styles = (theme: 'light' | 'dark') => {
  const light = theme === 'light';
  const text = light ? '#242424' : '#ffffff';
  const subtle = light ? '#616161' : '#adadad';
  const colour = (value: string) => ({ default: value, subtle: value });
  const foregroundColors = {
    default: { default: text, subtle },
    dark: { default: text, subtle },
    light: { default: light ? '#616161' : '#adadad', subtle },
    accent: colour(light ? '#5b5fc7' : '#7f85f5'),
    good: colour(light ? '#237b4b' : '#92c353'),
    warning: colour(light ? '#835c00' : '#f8d22a'),
    attention: colour(light ? '#c4314b' : '#f9526b'),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return light
    ? {
        default: style('#ffffff'),
        emphasis: style('#f5f5f5'),
        accent: style('#e8ebfa'),
        good: style('#e7f2da'),
        warning: style('#fbf6d9'),
        attention: style('#fcf4f6'),
      }
    : {
        default: style('#292929'),
        emphasis: style('#1f1f1f'),
        accent: style('#2f2f4a'),
        good: style('#0d2e0d'),
        warning: style('#463100'),
        attention: style('#3e1f25'),
      };
};

export function hostConfig(theme: 'light' | 'dark') {
  const weights = { lighter: 200, default: 400, bolder: 600 };
  const sizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
  return {
    hostCapabilities: {},
    supportsInteractivity: true,
    fontFamily: '"Segoe UI", "DejaVu Sans", "Noto Sans KR", "Noto Sans TC", sans-serif',
    fontSizes: sizes,
    fontWeights: weights,
    spacing: { none: 0, extraSmall: 4, small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme === 'light' ? '#e0e0e0' : '#484848' },
    containerStyles: styles(theme),
    factSet: {
      title: { weight: 'Bolder', wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 16,
    },
    inputs: {
      label: { inputSpacing: 'Small', requiredInputs: { suffix: ' *', suffixColor: 'Attention' }, optionalInputs: {} },
      errorMessage: { color: 'Attention' },
    },
    actions: {
      maxActions: 6,
      buttonSpacing: 8,
      actionsOrientation: 'Horizontal',
      actionAlignment: 'Left',
      spacing: 'Default',
    },
    adaptiveCard: { allowCustomStyle: false },
    textBlock: { headingLevel: 2 },
  };
}

export function pageStyle(theme: 'light' | 'dark'): string {
  const light = theme === 'light';
  return `
    body { color-scheme: ${theme}; color: ${light ? '#242424' : '#fff'}; margin: 0; padding: 12px; background: ${light ? '#f0f0f0' : '#1f1f1f'}; font-family: "Segoe UI", "DejaVu Sans", "Noto Sans KR", "Noto Sans TC", sans-serif; font-size: 14px; line-height: 1.4; }
    #card > .ac-adaptiveCard { border: 1px solid ${light ? '#e0e0e0' : '#3d3d3d'}; border-radius: 6px; overflow: hidden; }
    .ac-textBlock p { margin: 0; } .ac-textBlock ul { margin: 0; padding-left: 20px; box-sizing: border-box; }
    .ac-actionSet { flex-wrap: wrap; gap: 8px; } .ac-actionSet > div { width: 0 !important; flex: 0 0 0 !important; display: none; }
    .ac-pushButton { font: 600 14px inherit; font-family: inherit; padding: 5px 16px; border-radius: 4px; cursor: pointer; border: 1px solid ${light ? '#d1d1d1' : '#666'}; background: ${light ? '#fff' : '#292929'}; color: ${light ? '#242424' : '#fff'}; flex: 0 0 auto !important; }
    .ac-pushButton.style-positive { background: ${light ? '#5b5fc7' : '#7f85f5'}; color: ${light ? '#fff' : '#000'}; border-color: transparent; }
    .ac-pushButton.style-destructive { background: #c4314b; color: #fff; border-color: transparent; }
    .ac-input { width: 100%; box-sizing: border-box; font: inherit; padding: 6px 10px; border: 1px solid transparent; border-radius: 4px; background: ${light ? '#f5f5f5' : '#1f1f1f'}; color: inherit; }
    textarea.ac-input { min-height: 64px; } .ac-choiceSetInput-expanded { padding: 0; background: none; }
    .ac-choiceSetInput-expanded input { width: auto; }
  `;
}
