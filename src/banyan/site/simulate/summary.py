"""What the summary of a simulation shows."""

ROWS = {
    "submitted": "收件",
    "supplement": "要求补正",
    "not-accepted": "不予受理",
    "suspended": "特别程序",
    "opinions": "会签答复",
    "granted": "准予",
    "refused": "不予",
    "closed": "办结",
    "rated": "评价",
}
