import { openOutside } from '../teams.ts';
import { type Element, textIn } from './elements.ts';
import { piecesOf } from './markdown.ts';

export function Words({ element, gap }: { readonly element: Element; readonly gap: string }) {
  const looks = [
    gap,
    textIn(element, 'size') && `size-${textIn(element, 'size').toLowerCase()}`,
    element.weight === 'Bolder' && 'bolder',
    element.isSubtle === true && 'subtle',
    textIn(element, 'color') && `color-${textIn(element, 'color').toLowerCase()}`,
  ];
  const lines = piecesOf(textIn(element, 'text')).map((line, index) => (
    <span class="line" key={index}>
      {line.map((piece, at) => {
        if (piece.bold) return <strong key={at}>{piece.text}</strong>;
        const { link } = piece;
        if (!link) return piece.text;
        return (
          <button key={at} type="button" class="link" onClick={() => openOutside(link)}>
            {piece.text}
          </button>
        );
      })}
    </span>
  ));
  const look = looks.filter(Boolean).join(' ');
  return element.style === 'heading' ? <h2 class={look}>{lines}</h2> : <p class={look}>{lines}</p>;
}
