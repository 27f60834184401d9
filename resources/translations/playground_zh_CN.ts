<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActivationCurve</name>
    <message>
        <source>Curve of the function</source>
        <translation>函数曲线</translation>
    </message>
    <message>
        <source>Across: a value before the function; up: what becomes of it. The bars count the values of the present map.</source>
        <translation>横轴:函数的输入值;纵轴:函数的输出值。柱形统计当前特征图中的数值。</translation>
    </message>
</context>
<context>
    <name>AddColumn</name>
    <message>
        <source>Add a layer at the end</source>
        <translation>在末尾添加一层</translation>
    </message>
    <message>
        <source>Add a layer that takes these maps as its input</source>
        <translation>添加一层,以这些特征图为输入</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>ArithmeticPanel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy this arithmetic as text, LaTeX or numpy</source>
        <translation>把这道算式复制为文本、LaTeX 或 numpy 表达式</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>As LaTeX</source>
        <translation>复制为 LaTeX</translation>
    </message>
    <message>
        <source>As a numpy expression</source>
        <translation>复制为 numpy 表达式</translation>
    </message>
    <message>
        <source>Point at a cell of any map to see how its number comes about.</source>
        <translation>指向任意特征图的一个单元格,看它的数值是怎样算出来的。</translation>
    </message>
    <message>
        <source>input, row {row}, column {column}</source>
        <translation>输入,第 {row} 行,第 {column} 列</translation>
    </message>
    <message>
        <source>{layer}, unit {number}</source>
        <translation>{layer},单元 {number}</translation>
    </message>
    <message>
        <source>map {number}</source>
        <translation>特征图 {number}</translation>
    </message>
    <message>
        <source>{layer}, {name}, row {row}, column {column}</source>
        <translation>{layer},{name},第 {row} 行,第 {column} 列</translation>
    </message>
</context>
<context>
    <name>BottomPanel</name>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>How the number of the pointed cell comes about</source>
        <translation>所指单元格的数值是怎样算出来的</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>剖析</translation>
    </message>
    <message>
        <source>What the selected filter does to waves, and what it is made of</source>
        <translation>所选滤波器对各种频率的作用,以及它由什么构成</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>The picture flattened into one row, as a dense layer gets it</source>
        <translation>把图像展平成一行,即全连接层看到的样子</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>The receptive field, parameters and cost of every layer</source>
        <translation>每一层的感受野、参数量和计算量</translation>
    </message>
    <message>
        <source>What is shown below the maps</source>
        <translation>特征图下方显示的内容</translation>
    </message>
</context>
<context>
    <name>BusyLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep the picture that is there</source>
        <translation>保留现有的图像</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
</context>
<context>
    <name>ClassRow</name>
    <message>
        <source>Name of the class</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>放入</translation>
    </message>
    <message>
        <source>Put the picture at the left in as an example of this class</source>
        <translation>把左侧的图像作为样例放入这个类别</translation>
    </message>
    <message>
        <source>Take the class out</source>
        <translation>移除这个类别</translation>
    </message>
    <message>
        <source>With all its examples</source>
        <translation>连同它的全部样例</translation>
    </message>
    <message>
        <source>Number of examples</source>
        <translation>样例数量</translation>
    </message>
    <message>
        <source>{name} {number}</source>
        <translation>{name} {number}</translation>
    </message>
</context>
<context>
    <name>ColumnHeader</name>
    <message>
        <source>Add, duplicate, move, switch off or delete a layer</source>
        <translation>添加、复制、移动、关闭或删除层</translation>
    </message>
    <message>
        <source>What can be done with this layer</source>
        <translation>可以对这一层做的操作</translation>
    </message>
</context>
<context>
    <name>ConfusionGrid</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Click a cell to see its pictures</source>
        <translation>点击一格,查看其中的图像</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Curves of training and validation</source>
        <translation>训练集与验证集的曲线</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Let equal steps stand for equal factors</source>
        <translation>相等的间距表示相等的倍数</translation>
    </message>
    <message>
        <source>training {value}</source>
        <translation>训练 {value}</translation>
    </message>
    <message>
        <source>validation {value}</source>
        <translation>验证 {value}</translation>
    </message>
</context>
<context>
    <name>DataBrowser</name>
    <message>
        <source>Pictures by class</source>
        <translation>各类别的图像</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Pictures to train on and pictures held out</source>
        <translation>用于训练的图像和留作验证的图像</translation>
    </message>
    <message>
        <source>trained on</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Pictures that weights learn from</source>
        <translation>用来学习权重的图像</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>Pictures that only test the network; they have an orange frame</source>
        <translation>只用来检验网络的图像,带橙色边框</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Pictures as they are stored</source>
        <translation>图像存储时的样子</translation>
    </message>
    <message>
        <source>augmented</source>
        <translation>增强后</translation>
    </message>
    <message>
        <source>Pictures as training sees them, changed at random anew each epoch</source>
        <translation>训练时看到的图像,每个轮次都重新随机变化</translation>
    </message>
    <message>
        <source>Other changes</source>
        <translation>换一种变化</translation>
    </message>
    <message>
        <source>Change the pictures at random anew</source>
        <translation>重新随机变化这些图像</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Pictures of each class: trained on + held out</source>
        <translation>每个类别的图像数:训练集 + 验证集</translation>
    </message>
    <message>
        <source>Pictures before these</source>
        <translation>前面的图像</translation>
    </message>
    <message>
        <source>Pictures after these</source>
        <translation>后面的图像</translation>
    </message>
    <message>
        <source>{count} files were skipped: {names}</source>
        <translation>跳过了 {count} 个文件:{names}</translation>
    </message>
    <message>
        <source>Click a picture to send it through the network.</source>
        <translation>点击一幅图像,把它送入网络。</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>{kept} to train on, {apart} held out</source>
        <translation>训练 {kept} 幅,验证 {apart} 幅</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>{first}–{last} of {count}</source>
        <translation>第 {first}–{last} 幅,共 {count} 幅</translation>
    </message>
    <message>
        <source>picture {number}</source>
        <translation>图像 {number}</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>DATA</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>See the pictures by class, and how they are split</source>
        <translation>按类别查看图像,以及它们如何划分</translation>
    </message>
    <message>
        <source>Pictures looked through</source>
        <translation>已检查的图像</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop looking through the pictures</source>
        <translation>停止检查图像</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>{count} pictures · {classes} classes · {share} % held out</source>
        <translation>{count} 幅图像 · {classes} 个类别 · 验证集占 {share} %</translation>
    </message>
    <message>
        <source>{count} files could not be read and were skipped</source>
        <translation>{count} 个文件无法读取,已跳过</translation>
    </message>
    <message>
        <source>Cancelled: choose the data again to look through them.</source>
        <translation>已取消:重新选择数据即可再次检查。</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>by channel</source>
        <translation>按通道</translation>
    </message>
    <message>
        <source>bias {value}</source>
        <translation>偏置 {value}</translation>
    </message>
    <message>
        <source>Every input channel under its own slice; their sum and the bias are the map.</source>
        <translation>每个输入通道都在自己的切片上方;各项之和加上偏置就是特征图。</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>channel {number}</source>
        <translation>通道 {number}</translation>
    </message>
    <message>
        <source>Depth slice {number}</source>
        <translation>深度切片 {number}</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>DISPLAY</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>each map</source>
        <translation>逐图</translation>
    </message>
    <message>
        <source>Every map uses the full range of colours.</source>
        <translation>每幅特征图各自用满整个颜色范围。</translation>
    </message>
    <message>
        <source>whole layer</source>
        <translation>整层</translation>
    </message>
    <message>
        <source>One range for all maps of a layer, so that they can be compared.</source>
        <translation>同一层的所有特征图共用一个范围,便于比较。</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>颜色标尺</translation>
    </message>
    <message>
        <source>Digits after the point in every number on screen</source>
        <translation>屏幕上所有数值的小数位数</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Map {number}: {low} to {high}, mean {mean}, {zeros} % zeros</source>
        <translation>特征图 {number}:{low} 到 {high},均值 {mean},零占 {zeros} %</translation>
    </message>
</context>
<context>
    <name>DrawTools</name>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Draw the edge, as wide as the brush</source>
        <translation>画出边线,与画笔同宽</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Draw the edge and all within</source>
        <translation>画出边线和内部</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>What the eraser, Clear and a new canvas leave</source>
        <translation>橡皮、清除和新画布留下的底色</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>{use}: intensity 0</source>
        <translation>{use}:亮度 0</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>{use}: intensity 1</source>
        <translation>{use}:亮度 1</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>底色</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Cover the whole picture with the paper</source>
        <translation>用底色覆盖整幅图像</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>Make white of black and black of white: 1 − x</source>
        <translation>黑白互换:1 − x</translation>
    </message>
    <message>
        <source>NEW CANVAS</source>
        <translation>新画布</translation>
    </message>
    <message>
        <source>Begin on an empty canvas of {side}×{side} cells</source>
        <translation>从一块 {side}×{side} 的空白画布开始</translation>
    </message>
</context>
<context>
    <name>DrawingsEditor</name>
    <message>
        <source>My drawings</source>
        <translation>我的图画</translation>
    </message>
    <message>
        <source>Draw or open a picture at the left, then put it into one of your classes.</source>
        <translation>先在左侧绘制或打开一幅图像,再把它放入你的某个类别。</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>class {number}</source>
        <translation>类别 {number}</translation>
    </message>
</context>
<context>
    <name>Enlarged</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>{layer}, map {number}</source>
        <translation>{layer},特征图 {number}</translation>
    </message>
    <message>
        <source>minimum {low} · maximum {high} · mean {mean} · zeros {zeros} %</source>
        <translation>最小值 {low} · 最大值 {high} · 均值 {mean} · 零占 {zeros} %</translation>
    </message>
</context>
<context>
    <name>ExampleStrip</name>
    <message>
        <source>Click an example to see it; × or Delete takes it out</source>
        <translation>点击样例可查看;× 或 Delete 键可移除</translation>
    </message>
    <message>
        <source>Examples of {name}</source>
        <translation>{name} 的样例</translation>
    </message>
    <message>
        <source>no examples yet</source>
        <translation>还没有样例</translation>
    </message>
</context>
<context>
    <name>FieldTable</name>
    <message>
        <source>How many pixels of the picture one cell of each layer depends on</source>
        <translation>每一层的一个单元格取决于图像中的多少个像素</translation>
    </message>
    <message>
        <source>whole picture</source>
        <translation>整幅图像</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步距</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Multiplications</source>
        <translation>乘法次数</translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message>
        <source>FIGURES</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>This layer waits for the one before, which has no output.</source>
        <translation>这一层在等待前一层,而前一层没有输出。</translation>
    </message>
    <message>
        <source>Rows and columns: {formula}</source>
        <translation>行数和列数:{formula}</translation>
    </message>
    <message>
        <source>Rows: {formula}</source>
        <translation>行数:{formula}</translation>
    </message>
    <message>
        <source>Columns: {formula}</source>
        <translation>列数:{formula}</translation>
    </message>
    <message>
        <source>Parameters: {formula}</source>
        <translation>参数量:{formula}</translation>
    </message>
    <message>
        <source>Multiplications: {formula}</source>
        <translation>乘法次数:{formula}</translation>
    </message>
</context>
<context>
    <name>FilterStrip</name>
    <message>
        <source>Add a filter</source>
        <translation>添加滤波器</translation>
    </message>
    <message>
        <source>Duplicate the filter</source>
        <translation>复制这个滤波器</translation>
    </message>
    <message>
        <source>Delete the filter</source>
        <translation>删除这个滤波器</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Filter {number}: {name}</source>
        <translation>滤波器 {number}:{name}</translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation>重命名	F2</translation>
    </message>
    <message>
        <source>Type another name</source>
        <translation>输入另一个名称</translation>
    </message>
    <message>
        <source>Duplicate	Ctrl+D</source>
        <translation>复制	Ctrl+D</translation>
    </message>
    <message>
        <source>Delete	Del</source>
        <translation>删除	Del</translation>
    </message>
    <message>
        <source>Move towards the front	Alt+Left</source>
        <translation>向前移动	Alt+Left</translation>
    </message>
    <message>
        <source>Move towards the end	Alt+Right</source>
        <translation>向后移动	Alt+Right</translation>
    </message>
</context>
<context>
    <name>FilterWall</name>
    <message>
        <source>Filters of the first layer</source>
        <translation>第一层的滤波器</translation>
    </message>
</context>
<context>
    <name>FlowColumn</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Waits for the layer before.</source>
        <translation>等待前一层。</translation>
    </message>
    <message>
        <source>{layer}, map {number}</source>
        <translation>{layer},特征图 {number}</translation>
    </message>
</context>
<context>
    <name>FlowView</name>
    <message>
        <source>Feature maps</source>
        <translation>特征图</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>First-layer filters</source>
        <translation>第一层的滤波器</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Go back to how filters, maps and predictions were after an epoch</source>
        <translation>回看某一轮次之后的滤波器、特征图和预测结果</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>回到此轮</translation>
    </message>
    <message>
        <source>Go back to this epoch; training goes on from there</source>
        <translation>回到这一轮次;训练从这里继续</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>第 {number} 轮</translation>
    </message>
</context>
<context>
    <name>HealthCard</name>
    <message>
        <source>Weights and gradients by layer</source>
        <translation>各层的权重和梯度</translation>
    </message>
    <message>
        <source>Histograms come with the training.</source>
        <translation>训练开始后显示直方图。</translation>
    </message>
    <message>
        <source>Nothing amiss after {step} steps.</source>
        <translation>训练 {step} 步后一切正常。</translation>
    </message>
</context>
<context>
    <name>HealthRows</name>
    <message>
        <source>{dead} of {units} units silent</source>
        <translation>{units} 个单元中有 {dead} 个始终为零</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>∂L/∂W</source>
        <translation>∂L/∂W</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>How often each range of values occurs in this map</source>
        <translation>这幅特征图中各数值区间出现的次数</translation>
    </message>
</context>
<context>
    <name>InputPanel</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Put a picture from a file in, or drop one anywhere</source>
        <translation>从文件载入图像,也可以把图像拖放到任意位置</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Put the picture on the clipboard in</source>
        <translation>载入剪贴板中的图像</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Look at a picture: a click pins a cell</source>
        <translation>查看图像:点击可固定一个单元格</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Draw on the picture, or on an empty canvas</source>
        <translation>在图像上绘制,或在空白画布上绘制</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>输入图像</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>One channel: the brightness</source>
        <translation>一个通道:亮度</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Three channels: red, green and blue</source>
        <translation>三个通道:红、绿、蓝</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>The network is fed these very numbers</source>
        <translation>送入网络的正是这些数值</translation>
    </message>
    <message>
        <source>0–1</source>
        <translation>0–1</translation>
    </message>
    <message>
        <source>Black is 0, white is 1. {}.</source>
        <translation>黑为 0,白为 1。{}。</translation>
    </message>
    <message>
        <source>0–255</source>
        <translation>0–255</translation>
    </message>
    <message>
        <source>Black is 0, white 255. {}.</source>
        <translation>黑为 0,白为 255。{}。</translation>
    </message>
    <message>
        <source>Intensities</source>
        <translation>亮度范围</translation>
    </message>
    <message>
        <source>CHANNELS</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>INTENSITIES</source>
        <translation>亮度范围</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图像 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>图画</translation>
    </message>
</context>
<context>
    <name>IntensityEditor</name>
    <message>
        <source>Intensity</source>
        <translation>亮度</translation>
    </message>
</context>
<context>
    <name>KernelEditor</name>
    <message>
        <source>Name of the filter</source>
        <translation>滤波器名称</translation>
    </message>
    <message>
        <source>Name of the filter (F2)</source>
        <translation>滤波器名称 (F2)</translation>
    </message>
    <message>
        <source>FILTER {number} OF {count}</source>
        <translation>滤波器 {number} / {count}</translation>
    </message>
</context>
<context>
    <name>KernelGrid</name>
    <message>
        <source>Weights of the filter</source>
        <translation>滤波器的权重</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {value}</source>
        <translation>第 {row} 行,第 {column} 列:{value}</translation>
    </message>
</context>
<context>
    <name>KernelSize</name>
    <message>
        <source>Any number of rows and columns</source>
        <translation>任意的行数和列数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Size: other</source>
        <translation>尺寸:其他</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
</context>
<context>
    <name>LandscapeCard</name>
    <message>
        <source>Loss as a bowl</source>
        <translation>损失曲面</translation>
    </message>
    <message>
        <source>two random directions</source>
        <translation>两个随机方向</translation>
    </message>
    <message>
        <source>All weights move together, along two directions drawn by chance</source>
        <translation>所有权重一起沿两个随机方向移动</translation>
    </message>
    <message>
        <source>two weights</source>
        <translation>两个权重</translation>
    </message>
    <message>
        <source>Two weights of the selected filter move, all others stay</source>
        <translation>所选滤波器的两个权重移动,其余权重不变</translation>
    </message>
    <message>
        <source>the way so far</source>
        <translation>训练轨迹</translation>
    </message>
    <message>
        <source>The two directions in which the weights went furthest, by epochs</source>
        <translation>权重在各轮次中移动最远的两个方向</translation>
    </message>
    <message>
        <source>Other directions</source>
        <translation>换一组方向</translation>
    </message>
    <message>
        <source>Draw two other directions</source>
        <translation>另取两个方向</translation>
    </message>
    <message>
        <source>Show the loss</source>
        <translation>计算损失</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>The selected filter has a single weight.</source>
        <translation>所选滤波器只有一个权重。</translation>
    </message>
    <message>
        <source>Begin a training first: the loss needs its data.</source>
        <translation>请先开始训练:计算损失需要训练数据。</translation>
    </message>
    <message>
        <source>Every point is the network with other weights; the height is its loss.</source>
        <translation>每一点都是同一个网络换上另一组权重;高度就是它的损失。</translation>
    </message>
    <message>
        <source>too low</source>
        <translation>太低</translation>
    </message>
    <message>
        <source>good</source>
        <translation>合适</translation>
    </message>
    <message>
        <source>too high</source>
        <translation>太高</translation>
    </message>
    <message>
        <source>Dark is a low loss; + is the network as it is.</source>
        <translation>颜色越深,损失越低;+ 是当前的网络。</translation>
    </message>
    <message>
        <source>η = {rate}, {name}: from {first} to {last} in {steps} steps</source>
        <translation>η = {rate},{name}:{steps} 步内从 {first} 到 {last}</translation>
    </message>
    <message>
        <source>the epochs that are kept, seen from straight above</source>
        <translation>已保存的各个轮次,从正上方俯视</translation>
    </message>
</context>
<context>
    <name>LandscapePlot</name>
    <message>
        <source>Loss over two directions</source>
        <translation>两个方向上的损失</translation>
    </message>
    <message>
        <source>Dark is a low loss, light a high one</source>
        <translation>深色表示损失低,浅色表示损失高</translation>
    </message>
    <message>
        <source>loss {value}</source>
        <translation>损失 {value}</translation>
    </message>
</context>
<context>
    <name>LayerMenus</name>
    <message>
        <source>Add a layer here</source>
        <translation>在此添加一层</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Convolution Playground</source>
        <translation>Convolution Playground</translation>
    </message>
    <message>
        <source>The network is still being trained.</source>
        <translation>网络仍在训练。</translation>
    </message>
    <message>
        <source>Closing the window ends the training.</source>
        <translation>关闭窗口会结束训练。</translation>
    </message>
    <message>
        <source>End and close</source>
        <translation>结束并关闭</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
</context>
<context>
    <name>LensPanel</name>
    <message>
        <source>Select a layer with filters to look into one of them.</source>
        <translation>选择一个带滤波器的层,查看其中一个滤波器的内部。</translation>
    </message>
    <message>
        <source>{name}, slice {number}</source>
        <translation>{name},切片 {number}</translation>
    </message>
    <message>
        <source>filter, rank {rank}</source>
        <translation>滤波器,秩 {rank}</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>{two} instead of {all} multiplications a place</source>
        <translation>每处只需 {two} 次乘法,而不是 {all} 次</translation>
    </message>
    <message>
        <source>separable</source>
        <translation>可分离</translation>
    </message>
    <message>
        <source>nearest separable</source>
        <translation>最接近的可分离核</translation>
    </message>
    <message>
        <source>largest difference</source>
        <translation>最大差异</translation>
    </message>
    <message>
        <source>strength by frequency: middle flat, edge finest</source>
        <translation>各频率的强度:中心为均匀区域,边缘为最细的条纹</translation>
    </message>
    <message>
        <source>{count} linear layers are this one filter</source>
        <translation>{count} 个线性层等于这一个滤波器</translation>
    </message>
    <message>
        <source>composed, channel {number}</source>
        <translation>合成核,通道 {number}</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>PairControl</name>
    <message>
        <source>down and across</source>
        <translation>纵向和横向</translation>
    </message>
    <message>
        <source>down</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>across</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Down and across alike</source>
        <translation>纵向与横向相同</translation>
    </message>
</context>
<context>
    <name>PicturePage</name>
    <message>
        <source>whole</source>
        <translation>整幅</translation>
    </message>
    <message>
        <source>The network sees all of the picture</source>
        <translation>网络看到整幅图像</translation>
    </message>
    <message>
        <source>square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>The network sees the square in its middle</source>
        <translation>网络看到图像中央的正方形</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>SAMPLES</source>
        <translation>示例图</translation>
    </message>
    <message>
        <source>SIZE</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>CROP</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>The picture is square already</source>
        <translation>图像已经是正方形</translation>
    </message>
</context>
<context>
    <name>PictureWall</name>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>{caption}: click to send it through the network</source>
        <translation>{caption}:点击可送入网络</translation>
    </message>
</context>
<context>
    <name>Prediction</name>
    <message>
        <source>PREDICTION</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>PresetButton</name>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Custom (from {preset})</source>
        <translation>自定义(源自 {preset})</translation>
    </message>
    <message>
        <source>Edited by hand</source>
        <translation>手动修改过</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <translation>手动设置</translation>
    </message>
</context>
<context>
    <name>PropertiesPanel</name>
    <message>
        <source>On</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Without the tick the layer is off: its input passes through unchanged.</source>
        <translation>取消勾选即关闭这一层:输入原样通过。</translation>
    </message>
    <message>
        <source>Layer on</source>
        <translation>开启这一层</translation>
    </message>
    <message>
        <source>WINDOW</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>{layer} layer</source>
        <translation>{layer}层</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>This is the picture itself: draw or choose it at the left. Click a layer or one of its maps to see and change its settings here.</source>
        <translation>这是图像本身:可在左侧绘制或选择。点击某一层或它的一幅特征图,即可在此查看和更改它的设置。</translation>
    </message>
    <message>
        <source>No layer</source>
        <translation>没有层</translation>
    </message>
    <message>
        <source>There is no layer yet. Add one to see its settings here.</source>
        <translation>还没有任何层。添加一层,即可在此查看它的设置。</translation>
    </message>
</context>
<context>
    <name>RatesCard</name>
    <message>
        <source>Which learning rate?</source>
        <translation>学习率取多少?</translation>
    </message>
    <message>
        <source>Try rates</source>
        <translation>试探学习率</translation>
    </message>
    <message>
        <source>Train a hundred steps with ever higher rates, then put the weights back</source>
        <translation>以逐步升高的学习率训练一百步,然后还原权重</translation>
    </message>
    <message>
        <source>Use this rate</source>
        <translation>采用此学习率</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Loss by learning rate</source>
        <translation>损失随学习率的变化</translation>
    </message>
    <message>
        <source>The loss of each batch, and smoothed</source>
        <translation>每个批次的损失,以及平滑后的曲线</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>A good rate is where the loss falls fastest, before it shoots up.</source>
        <translation>合适的学习率位于损失下降最快之处,在它急剧上升之前。</translation>
    </message>
    <message>
        <source>Begin a training first: the test needs its data.</source>
        <translation>请先开始训练:试探需要训练数据。</translation>
    </message>
    <message>
        <source>{rate} makes the loss fall fastest.</source>
        <translation>{rate} 使损失下降最快。</translation>
    </message>
    <message>
        <source>{rate} makes the loss fall fastest; from {last} on it shoots up.</source>
        <translation>{rate} 使损失下降最快;从 {last} 起损失急剧上升。</translation>
    </message>
    <message>
        <source>No rate makes the loss fall much: reset, then try from the first weights.</source>
        <translation>没有一个学习率能让损失明显下降:请先重置,再从初始权重开始试探。</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>most wrong</source>
        <translation>错得最重</translation>
    </message>
    <message>
        <source>Mistakes with the highest loss first</source>
        <translation>错误的预测,损失最大的在前</translation>
    </message>
    <message>
        <source>least sure</source>
        <translation>最不确定</translation>
    </message>
    <message>
        <source>Answers with the lowest probability</source>
        <translation>概率最低的预测</translation>
    </message>
    <message>
        <source>{count} of class {label} taken for {answer}</source>
        <translation>{count} 幅类别为 {label} 的图像被认作 {answer}</translation>
    </message>
    <message>
        <source>{wrong} of {all} wrong: {share} % right</source>
        <translation>{all} 幅中错 {wrong} 幅:正确率 {share} %</translation>
    </message>
    <message>
        <source>picture {number}</source>
        <translation>图像 {number}</translation>
    </message>
</context>
<context>
    <name>SampleStrip</name>
    <message>
        <source>Sample pictures</source>
        <translation>示例图像</translation>
    </message>
</context>
<context>
    <name>ShareBars</name>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>The stack does not end in a list of numbers.</source>
        <translation>网络末端输出的不是一列数。</translation>
    </message>
</context>
<context>
    <name>SidesControl</name>
    <message>
        <source>top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
</context>
<context>
    <name>SizeChoice</name>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>At most {size} pixels a side</source>
        <translation>边长不超过 {size} 像素</translation>
    </message>
    <message>
        <source>full</source>
        <translation>原尺寸</translation>
    </message>
    <message>
        <source>All pixels: {size}</source>
        <translation>全部像素:{size}</translation>
    </message>
    <message>
        <source>Any other size</source>
        <translation>其他尺寸</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>尺寸(像素)</translation>
    </message>
    <message>
        <source>Pixels on the longest side</source>
        <translation>较长边的像素数</translation>
    </message>
</context>
<context>
    <name>SliceStrip</name>
    <message>
        <source>Depth slices</source>
        <translation>深度切片</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Edit every slice at once; shown is their mean</source>
        <translation>同时编辑所有切片;显示的是它们的均值</translation>
    </message>
    <message>
        <source>All slices</source>
        <translation>所有切片</translation>
    </message>
    <message>
        <source>Edit only the weights of channel {name}</source>
        <translation>只编辑通道 {name} 的权重</translation>
    </message>
    <message>
        <source>Slice {name}</source>
        <translation>切片 {name}</translation>
    </message>
</context>
<context>
    <name>SlidingControls</name>
    <message>
        <source>One place back</source>
        <translation>后退一格</translation>
    </message>
    <message>
        <source>Slide the window over the whole map</source>
        <translation>让窗口滑过整幅特征图</translation>
    </message>
    <message>
        <source>One place forward</source>
        <translation>前进一格</translation>
    </message>
    <message>
        <source>Take the window away: the maps are whole again</source>
        <translation>移走窗口:特征图恢复完整</translation>
    </message>
    <message>
        <source>Place of the window</source>
        <translation>窗口位置</translation>
    </message>
    <message>
        <source>Drag to lay the window on any place</source>
        <translation>拖动可把窗口放到任意位置</translation>
    </message>
    <message>
        <source>{count}/s</source>
        <translation>{count}/秒</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Places a second</source>
        <translation>每秒移动的格数</translation>
    </message>
</context>
<context>
    <name>Smoothing</name>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smooth the training curves; the numbers stay exact</source>
        <translation>平滑训练曲线;数值仍为精确值</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>平滑</translation>
    </message>
</context>
<context>
    <name>StackMenu</name>
    <message>
        <source>&amp;Stacks</source>
        <translation>示例网络(&amp;S)</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Shapes from the picture to the end</source>
        <translation>从图像到末端的形状</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>计算量</translation>
    </message>
    <message>
        <source>Multiplications for one picture, and how long the last change took to compute. What a change leaves as it was is not computed again.</source>
        <translation>处理一幅图像的乘法次数,以及上次更改所用的计算时间。未受更改影响的部分不会重新计算。</translation>
    </message>
    <message>
        <source>{count} multiplications · {time} ms</source>
        <translation>{count} 次乘法 · {time} 毫秒</translation>
    </message>
</context>
<context>
    <name>StepBoard</name>
    <message>
        <source>One step, slowly</source>
        <translation>慢放一步</translation>
    </message>
    <message>
        <source>1 Forward</source>
        <translation>1 前向传播</translation>
    </message>
    <message>
        <source>A batch of pictures goes through the network</source>
        <translation>一个批次的图像通过网络</translation>
    </message>
    <message>
        <source>2 Loss</source>
        <translation>2 损失</translation>
    </message>
    <message>
        <source>How wrong the answers are, as one number</source>
        <translation>用一个数表示答案错了多少</translation>
    </message>
    <message>
        <source>3 Backward</source>
        <translation>3 反向传播</translation>
    </message>
    <message>
        <source>How the loss changes with every weight: ∂L/∂W</source>
        <translation>损失随每个权重怎样变化:∂L/∂W</translation>
    </message>
    <message>
        <source>4 Update</source>
        <translation>4 更新</translation>
    </message>
    <message>
        <source>Every weight takes a small step down: W ← W − η ∂L/∂W</source>
        <translation>每个权重向下走一小步:W ← W − η ∂L/∂W</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Take one step of training and keep all its numbers</source>
        <translation>训练一步,并保留其中的全部数值</translation>
    </message>
    <message>
        <source>step {number}, {count} pictures, learning rate {rate}</source>
        <translation>第 {number} 步,{count} 幅图像,学习率 {rate}</translation>
    </message>
    <message>
        <source>Take one step to see its numbers: forward, loss, backward, update.</source>
        <translation>训练一步,查看其中的数值:前向传播、损失、反向传播、更新。</translation>
    </message>
    <message>
        <source>Before the first step the {count} outputs are all about {share}: a guess.</source>
        <translation>在第一步之前,{count} 个输出都约为 {share}:纯属猜测。</translation>
    </message>
    <message>
        <source>a picture of class {name}</source>
        <translation>一幅类别为 {name} 的图像</translation>
    </message>
    <message>
        <source>outputs; the right class is framed</source>
        <translation>输出;正确的类别带边框</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>以及另外 {count} 个</translation>
    </message>
    <message>
        <source>½ Σ (target − output)²</source>
        <translation>½ Σ (目标 − 输出)²</translation>
    </message>
    <message>
        <source>mean loss of the batch</source>
        <translation>该批次的平均损失</translation>
    </message>
    <message>
        <source>Select a layer with filters to see its gradients.</source>
        <translation>选择一个带滤波器的层,查看它的梯度。</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>∂L/∂W: click a weight</source>
        <translation>∂L/∂W:点击一个权重</translation>
    </message>
    <message>
        <source>Select a layer with filters to see its weights.</source>
        <translation>选择一个带滤波器的层,查看它的权重。</translation>
    </message>
    <message>
        <source>W before</source>
        <translation>更新前的 W</translation>
    </message>
    <message>
        <source>W after</source>
        <translation>更新后的 W</translation>
    </message>
    <message>
        <source>∂L/∂W of the framed weight</source>
        <translation>加框权重的 ∂L/∂W</translation>
    </message>
</context>
<context>
    <name>Swatches</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Another colour…</source>
        <translation>其他颜色…</translation>
    </message>
    <message>
        <source>Colour to draw with</source>
        <translation>绘制所用的颜色</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Convolution Playground</source>
        <translation>Convolution Playground</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>What does this filter do?</source>
        <translation>这个滤波器有什么作用?</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>How do filters come about?</source>
        <translation>滤波器是怎样学出来的?</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
</context>
<context>
    <name>TrainBoard</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Curves, filters and mistakes</source>
        <translation>曲线、滤波器和错误</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The pictures, class by class</source>
        <translation>逐类查看图像</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The loss as a bowl, and which rate to choose</source>
        <translation>损失曲面,以及该选哪个学习率</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Weights and gradients by layer</source>
        <translation>各层的权重和梯度</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Trainer</name>
    <message>
        <source>run {number}</source>
        <translation>第 {number} 次训练</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End this training; what was learned stays in the stack</source>
        <translation>结束这次训练;学到的权重保留在网络中</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Take one step and show all its numbers below</source>
        <translation>训练一步,并在下方显示其中的全部数值</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>一轮</translation>
    </message>
    <message>
        <source>Go on to the end of the epoch</source>
        <translation>继续到本轮次结束</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Begin anew from the same initial weights</source>
        <translation>从同样的初始权重重新开始</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Go on from the last epoch</source>
        <translation>从上一轮次继续</translation>
    </message>
    <message>
        <source>The training goes on with the data before: Reset takes these.</source>
        <translation>训练仍使用之前的数据:重置后才会采用现在的数据。</translation>
    </message>
    <message>
        <source>NETWORK</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>OPTIMISER</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>AUGMENTATION</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>{count} weights</source>
        <translation>{count} 个权重</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Keep the weights of this layer while training</source>
        <translation>训练时保持这一层的权重不变</translation>
    </message>
    <message>
        <source>Add the missing layers</source>
        <translation>补上缺少的层</translation>
    </message>
    <message>
        <source>picture {number}</source>
        <translation>图像 {number}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Raise the number of epochs to go on</source>
        <translation>增加轮次数即可继续</translation>
    </message>
    <message>
        <source>Looking through the data…</source>
        <translation>正在检查数据…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Ready on {device}, {threads} threads</source>
        <translation>已就绪:{device},{threads} 个线程</translation>
    </message>
    <message>
        <source>{done} of {epochs} epochs · {speed} pictures/s · {minutes}:{seconds} left</source>
        <translation>{done}/{epochs} 轮 · 每秒 {speed} 幅 · 剩余 {minutes}:{seconds}</translation>
    </message>
</context>
<context>
    <name>VectorPanel</name>
    <message>
        <source>{height}×{width}×{channels} cells become a row of {count}: which cells were neighbours can no longer be seen.</source>
        <translation>{height}×{width}×{channels} 个单元格排成一行,共 {count} 个:哪些单元格曾经相邻,再也看不出来。</translation>
    </message>
</context>
<context>
    <name>WeightPicker</name>
    <message>
        <source>Two weights of the selected filter</source>
        <translation>所选滤波器的两个权重</translation>
    </message>
    <message>
        <source>Click two weights; filters are selected on the page Training</source>
        <translation>点击两个权重;滤波器在“训练”页面中选择</translation>
    </message>
</context>
<context>
    <name>WeightsEditor</name>
    <message>
        <source>&lt;p&gt;Click a cell and type: 2, −0.5, 1/9, 1e-2. Enter goes down, Tab right.&lt;/p&gt;&lt;p&gt;Or drag it up and down, or turn the wheel; Shift finer, Ctrl coarser.&lt;/p&gt;</source>
        <translation>&lt;p&gt;点击单元格并输入:2、−0.5、1/9、1e-2。Enter 键向下,Tab 键向右。&lt;/p&gt;&lt;p&gt;也可以上下拖动或转动滚轮;按住 Shift 更细,按住 Ctrl 更粗。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Copy the weights</source>
        <translation>复制权重</translation>
    </message>
    <message>
        <source>Paste weights</source>
        <translation>粘贴权重</translation>
    </message>
    <message>
        <source>From a spreadsheet, numpy or any rows of numbers (Ctrl+V)</source>
        <translation>来自电子表格、numpy 或任意数字行 (Ctrl+V)</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂抹</translation>
    </message>
    <message>
        <source>Set every cell that the mouse is dragged over. Alt+drag does so too.</source>
        <translation>设置鼠标拖过的每个单元格。Alt+拖动也可以。</translation>
    </message>
    <message>
        <source>Weight to paint with</source>
        <translation>涂抹所用的权重</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {value}</source>
        <translation>第 {row} 行,第 {column} 列:{value}</translation>
    </message>
    <message>
        <source>Copy for a spreadsheet	Ctrl+C</source>
        <translation>复制到电子表格	Ctrl+C</translation>
    </message>
    <message>
        <source>Copy for numpy	Ctrl+Shift+C</source>
        <translation>复制为 numpy	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Paste	Ctrl+V</source>
        <translation>粘贴	Ctrl+V</translation>
    </message>
    <message>
        <source>Type a value	F2</source>
        <translation>输入数值	F2</translation>
    </message>
    <message>
        <source>Set to 0	Del</source>
        <translation>设为 0	Del</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Convolution Playground</source>
        <translation>Convolution Playground</translation>
    </message>
    <message>
        <source>Undo: {label}</source>
        <translation>撤销:{label}</translation>
    </message>
    <message>
        <source>Redo: {label}</source>
        <translation>重做:{label}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>_Veil</name>
    <message>
        <source>Drop the picture to look at it</source>
        <translation>松开即可查看这幅图像</translation>
    </message>
</context>
<context>
    <name>action</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Open picture…</source>
        <translation>打开图像(&amp;O)…</translation>
    </message>
    <message>
        <source>Put a picture from a file in</source>
        <translation>从文件载入图像</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤销上一次更改</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Do the change again that was taken back</source>
        <translation>重做刚撤销的更改</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>粘贴图像(&amp;P)</translation>
    </message>
    <message>
        <source>Put the picture on the clipboard in</source>
        <translation>载入剪贴板中的图像</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Show less of every map, larger (Ctrl+wheel on a map)</source>
        <translation>每幅特征图显示得更少、更大(在特征图上 Ctrl+滚轮)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Show more of every map</source>
        <translation>每幅特征图显示得更多</translation>
    </message>
    <message>
        <source>&amp;Whole maps</source>
        <translation>完整显示(&amp;W)</translation>
    </message>
    <message>
        <source>Show every map whole</source>
        <translation>完整显示每幅特征图</translation>
    </message>
    <message>
        <source>&amp;Enlarge the map</source>
        <translation>放大所选特征图(&amp;E)</translation>
    </message>
    <message>
        <source>Show the selected map over the whole area (double click on it)</source>
        <translation>用整个区域显示所选的特征图(或双击它)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>Light figures on dark ground, for a dim room</source>
        <translation>深底浅字,适合昏暗的房间</translation>
    </message>
    <message>
        <source>中文 / &amp;English</source>
        <translation>中文 / &amp;English</translation>
    </message>
    <message>
        <source>Change between English and Chinese</source>
        <translation>在英文与中文之间切换</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>演示模式(&amp;P)</translation>
    </message>
    <message>
        <source>Fill the screen, larger text, fewer panels: for a projector</source>
        <translation>全屏,文字更大,面板更少:适合投影</translation>
    </message>
</context>
<context>
    <name>arithmetic</name>
    <message>
        <source>bias {value}</source>
        <translation>偏置 {value}</translation>
    </message>
    <message>
        <source>{count} others: {value}</source>
        <translation>其余 {count} 项:{value}</translation>
    </message>
    <message>
        <source>channel {channel}, row {row}, column {column}</source>
        <translation>通道 {channel},第 {row} 行,第 {column} 列</translation>
    </message>
    <message>
        <source>From channel {channel}, row {row}, column {column}</source>
        <translation>来自通道 {channel},第 {row} 行,第 {column} 列</translation>
    </message>
    <message>
        <source>Channel {number}</source>
        <translation>通道 {number}</translation>
    </message>
</context>
<context>
    <name>data</name>
    <message>
        <source>airplane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bird</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>horse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CIFAR-10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>60 000 colour photos of 32×32 in ten classes, from files on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for CIFAR-10, binary version, unpack it, and point at the folder with data_batch_1.bin to data_batch_5.bin and test_batch.bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 797 digits from 0 to 9, written by 43 people; they fill their frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They come with the package scikit-learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My drawings</source>
        <translation type="unfinished">我的图画</translation>
    </message>
    <message>
        <source>Classes of your own: draw a handful of examples of each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a class, draw an example, and put it in; two classes are the least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own pictures: a folder with a subfolder for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a folder with a subfolder for each class, named as the class is, and put the pictures of that class into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trousers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pullover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sandal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shirt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sneaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ankle boot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>70 000 digits of 28×28, centred by their mass, from files on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the MNIST database of handwritten digits and point at the folder with train-images-idx3-ubyte and its three companions, gzipped or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>70 000 pieces of clothing of 28×28, from files on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for Fashion-MNIST, published by Zalando Research, and point at the folder with train-images-idx3-ubyte and its three companions, gzipped or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>square</source>
        <translation type="unfinished">方形</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circles, squares, triangles, crosses and stars, anywhere, of any size and angle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripes by orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripes of any width and place; the class is the direction that they run in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>draw</name>
    <message>
        <source>Pencil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw freely. Size 1 sets whole cells, larger brushes have soft edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull a straight line; with Shift level, upright or at 45°.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull a rectangle from corner to corner; with Shift a square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull an ellipse from corner to corner; with Shift a circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the cell and all cells of its value that are joined to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the paper back. The right button erases with any tool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black</source>
        <translation type="unfinished">黑</translation>
    </message>
    <message>
        <source>White</source>
        <translation type="unfinished">白</translation>
    </message>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cyan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>edit</name>
    <message>
        <source>Choose the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation type="unfinished">添加滤波器</translation>
    </message>
    <message>
        <source>Duplicate a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation type="unfinished">打开图像</translation>
    </message>
    <message>
        <source>New canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set intensities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the filters&apos; size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set picture size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a preset&apos;s setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch a layer on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch a layer off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pencil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste weights</source>
        <translation type="unfinished">粘贴权重</translation>
    </message>
    <message>
        <source>Load a stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation type="unfinished">添加类别</translation>
    </message>
    <message>
        <source>Rename a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put an example in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a class out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take an example out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the missing layers</source>
        <translation type="unfinished">补上缺少的层</translation>
    </message>
    <message>
        <source>Change the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the suggested rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished">训练</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>Σ {sum} · norm {norm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ {sum} · {rank} · norm {norm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank 1, separable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank {rank}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ranks {low}–{high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ, the sum of the weights: what an even area of brightness 1 gives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank: how many column × row products make up the matrix; with rank 1 the filter is separable and can be computed as two thin ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm: the root of the sum of squares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: column ({column}) × row ({row}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>field</name>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a picture moves at most, as a share of its side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how many degrees a picture turns at most, either way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished">标尺</translation>
    </message>
    <message>
        <source>How much a picture grows or shrinks at most: 0.2 is 20 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every second picture, by chance, is mirrored left to right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of what is added to every value, on a scale of 0–1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of each class that is not trained on but used to test the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to the intensities before the network sees them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They run from 0 to 255.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0–1</source>
        <translation type="unfinished">0–1</translation>
    </message>
    <message>
        <source>They run from 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean 0, deviation 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of the training pictures is taken off and the rest divided by their standard deviation, channel by channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a gradient becomes a change of the weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W ← W − η · ∂L/∂W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps build up speed: v ← μ · v + ∂L/∂W, W ← W − η · v</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum that looks ahead: W ← W − η · (∂L/∂W + μ · v)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each weight&apos;s gradient is divided by its recent size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum, divided by the gradient&apos;s recent size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam, with the weight decay kept out of the gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>η: how far each step goes. Too high overshoots, too low hardly moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>μ: how much of the last step&apos;s speed is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished">平滑</translation>
    </message>
    <message>
        <source>How slowly the recent size of a gradient is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β₁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly the mean of the gradient is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β₂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly the mean of the squared gradient is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes in the course of the training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every few epochs it is multiplied by a factor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It falls to 0 along half a cosine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It rises from 1/25 for 30 % of the time, then falls to near 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs from one drop of the learning rate to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by at each drop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pictures the gradient of one step is averaged over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often every training picture is seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ: how strongly weights are pulled towards 0 at each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished">损失</translation>
    </message>
    <message>
        <source>The number that training makes small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−ln of the probability that the right class was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>½ Σ (target − output)², the target being 1 for the right class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the weights of layers that are not frozen start from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as they are</source>
        <translation type="unfinished">原样</translation>
    </message>
    <message>
        <source>Those of the stack, filters set by hand included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every weight is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any value between −0.1 and 0.1, all equally likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normally distributed, with a standard deviation of 0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xavier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any value within ±√(6 / (inputs + outputs)).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normally distributed, with a variance of 2 / inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What computes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A graphics card where there is one, otherwise the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An NVIDIA graphics card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MPS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An Apple graphics chip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same split, weights and order of pictures again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished">尺寸</translation>
    </message>
    <message>
        <source>Rows and columns of a picture. The digits themselves are 8×8; others are scaled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns that every example is scaled to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut out what is drawn on black and put it in the middle, as large as will fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished">颜色</translation>
    </message>
    <message>
        <source>Whether the network sees red, green and blue, or brightness only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns that every picture is scaled to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the network sees brightness only, or red, green and blue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gray</source>
        <translation type="unfinished">灰度</translation>
    </message>
    <message>
        <source>One channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RGB</source>
        <translation type="unfinished">RGB</translation>
    </message>
    <message>
        <source>Three channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a picture that is not square becomes one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its middle is cut out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole</source>
        <translation type="unfinished">整幅</translation>
    </message>
    <message>
        <source>All of it is kept, with black beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the files are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training and test files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test files are what is held out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A share of them is held out; the test files stay untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns of a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished">图像</translation>
    </message>
    <message>
        <source>How many pictures of each class are made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how many degrees a shape is turned at most, either way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of what is added to every pixel, which runs from 0–1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed makes the same pictures again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orientations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into how many classes half a turn is cut: 4 is every 45°.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how many degrees stripes lean at most from their class&apos;s angle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diameter of the brush in cells; the pressure on a pen makes it less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 has crisp edges; at 0 the ink fades from the middle outwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The intensity that the tools leave: 0 is black, 1 is white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The intensity that the tools leave: 0 is black, 255 is white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to every value of the filter&apos;s map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns of every filter of the layer; the centre stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight to paint with</source>
        <translation type="unfinished">涂抹所用的权重</translation>
    </message>
    <message>
        <source>What painting sets the cells to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the picture moves to the right; to the left when negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the picture moves down; up when negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns of the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of the bell: how far it reaches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the picture moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction of the movement, clockwise from pointing right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the difference is added: with 0 nothing changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The direction in which it gets brighter, clockwise from pointing right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of the bell: sets the size of the blobs that are found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The direction across the stripes, clockwise from pointing right: 0 finds vertical stripes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From one bright stripe to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 finds bright stripes, 90 edges that get brighter, 180 dark stripes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the bell divided by its length along the stripes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The direction in which the line runs, clockwise from pointing right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How thick the line is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of the weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What every weight is multiplied by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to every single value of the maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>y = x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative values become 0: y = max(0, x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative values are scaled down by the slope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything lands between 0 and 1: y = 1 / (1 + e⁻ˣ)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything lands between −1 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absolute value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign is dropped: y = |x|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>softplus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU with a round corner: y = ln(1 + eˣ)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each value is multiplied by the share of a normal distribution below it: y = x · Φ(x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At each place the channels become shares that add up to 1: eˣ over their sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What negative values are multiplied by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of each batch goes into the mean and variance that are kept for later use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the variance, so that a constant channel is not divided by 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the filter is laid on the input as it is, or turned by 180°.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter as it is: what networks call convolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter turned by 180°: convolution as mathematics has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split the channels into this many groups that do not see each other. As many groups as channels is a depthwise convolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers come out; each has its own weight for every input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of values that training sets to 0 at each step; the others grow to make up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished">通道</translation>
    </message>
    <message>
        <source>How many neighbouring channels, with the own one, a value is divided by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the mean of the neighbours&apos; squares counts in the divisor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The power to which the divisor is raised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is added to the squares, so that quiet places are not blown up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the values of a window become one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maps pass unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest value of each window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of each window; padded zeros count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest value of each window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>global max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest value of the whole map: one number a channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>global average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of the whole map: one number a channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns that become one value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many cells apart the filter is laid down for neighbouring inputs, down and across. With 2, the output has about twice as many rows and columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells taken off the edges of what the filters spread over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every cell that a filter reaches stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to a multiple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As much as leaves n · stride outputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any number of cells, side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells taken off at the top, bottom, left and right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns added at the bottom and right; fewer than the stride or the dilation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many cells the window moves at a time, down and across. With 2, the output has half as many rows and columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far apart the cells of the filter lie, down and across. With 2, a 3×3 filter looks at every second cell of a 5×5 window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells added around the input, so that windows can hang over its edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: only windows that lie inside the input count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As much as keeps the size: ⌈n / stride⌉ outputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full</source>
        <translation type="unfinished">原尺寸</translation>
    </message>
    <message>
        <source>Every window that touches at least one cell of the input counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells added at the top, bottom, left and right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the added cells hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black, or nothing: 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reflect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture mirrored at its edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outermost cell, again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>circular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cells of the opposite edge, as if the picture were a ring.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>Vertical edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Horizontal edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vertical lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Horizontal lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottom edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top left corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top right corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottom left corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottom right corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares of about 9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares of about 11</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares of about 13</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares of about 15</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares of about 17</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares of about 19</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares of about 21</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares of about 23</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares of about 25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slopes of the slopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Composed kernel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>initialiser</name>
    <message>
        <source>zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every weight is 0: all units of a layer then learn the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any value between −0.1 and 0.1, all equally likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normally distributed, with a standard deviation of 0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xavier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any value within ±√(6 / (inputs + outputs)): tanh and sigmoid layers then neither shrink nor blow up what passes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normally distributed, with a variance of 2 / inputs: ReLU layers then neither shrink nor blow up what passes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kernel</name>
    <message>
        <source>Basics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves the picture as it is: only the centre counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the picture one cell to the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the picture one cell to the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the picture one cell up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the picture one cell down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift by any distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the picture by whole cells: a single 1 away from the centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Box blur 3×3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces each pixel by the mean of the 9 around it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Box blur 5×5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces each pixel by the mean of the 25 around it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Box blur, any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces each pixel by the mean of a square around it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaussian blur 3×3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blurs softly: near pixels count more, in the proportions 1 : 2 : 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blurs softly: a pixel counts less the farther away it is, evenly in all directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smears the picture along a straight line, as a moving camera does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpen and emboss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes each pixel differ more from its four neighbours, so edges stand out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpen strongly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes each pixel differ more from all eight neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsharp mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds back what a Gaussian blur takes away, so edges and fine detail stand out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the picture look like a relief lit from the top left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prewitt, vertical edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds vertical edges: positive where it gets brighter to the right, negative where it gets darker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prewitt, horizontal edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds horizontal edges: positive where it gets brighter downwards, negative where it gets darker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prewitt, left diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds edges along the left diagonal \: positive where it gets brighter to the top right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prewitt, right diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds edges along the right diagonal /: positive where it gets brighter to the bottom right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sobel, vertical edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds vertical edges, a little smoothed: positive where it gets brighter to the right, negative where it gets darker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sobel, horizontal edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds horizontal edges, a little smoothed: positive where it gets brighter downwards, negative where it gets darker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sobel, left diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sobel, right diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scharr, vertical edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds vertical edges and keeps its strength when they are slightly turned: positive where it gets brighter to the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scharr, horizontal edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds horizontal edges and keeps its strength when they are slightly turned: positive where it gets brighter downwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scharr, left diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scharr, right diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roberts, left diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest detector of edges along the left diagonal \: the difference of two pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roberts, right diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest detector of edges along the right diagonal /: the difference of two pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference, vertical edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The right neighbour minus the left one: a filter of a single row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference, horizontal edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lower neighbour minus the upper one: a filter of a single column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge at any angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds edges where it gets brighter in one direction, smoothed by a Gaussian against noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compass edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kirsch, north</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the top; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kirsch, north-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the top right; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kirsch, east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the right; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kirsch, south-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the bottom right; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kirsch, south</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the bottom; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kirsch, south-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the bottom left; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kirsch, west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the left; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kirsch, north-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the top left; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robinson, north</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the top; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robinson, north-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the top right; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robinson, east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the right; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robinson, south-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the bottom right; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robinson, south</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the bottom; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robinson, south-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the bottom left; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robinson, west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the left; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robinson, north-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the top left; one of eight compass directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laplacian, 4 neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds points and edges in all directions: positive where a pixel is darker than its four neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laplacian, 8 neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds points and edges in all directions: positive where a pixel is darker than its eight neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline</source>
        <translation type="unfinished">轮廓</translation>
    </message>
    <message>
        <source>Finds outlines: positive where a pixel is brighter than its eight neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laplacian of Gaussian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds blobs and edges of one size: positive on dark blobs, negative on bright ones, changing sign at edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gabor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds stripes of one direction and width, as cells of the visual cortex do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line, horizontal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds thin bright horizontal lines; an edge alone gives less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line, vertical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds thin bright vertical lines; an edge alone gives less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line, left diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds thin bright lines along the left diagonal \.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line, right diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds thin bright lines along the right diagonal /.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line at any angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds bright lines of one width and direction against a darker ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers to corners but not to straight vertical or horizontal edges; the sign tells which way the corner points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corner, top left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest on the top left corner of a bright area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corner, top right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest on the top right corner of a bright area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corner, bottom right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest on the bottom right corner of a bright area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corner, bottom left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest on the bottom left corner of a bright area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line corner, top left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest where two thin bright lines meet in the top left corner of a frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line corner, top right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest where two thin bright lines meet in the top right corner of a frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line corner, bottom right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest where two thin bright lines meet in the bottom right corner of a frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line corner, bottom left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest where two thin bright lines meet in the bottom left corner of a frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve detector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large where the picture has this curve, 0 where none of its cells is bright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random, normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a network starts from: weights drawn from a bell curve around 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random, uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a network starts from: weights drawn evenly from around 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn by 90°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns the weights clockwise: vertical edges become horizontal ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn by 45°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves each ring of weights on by an eighth of a turn, clockwise. For square kernels with an odd side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swaps the columns, the first with the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swaps the rows, the first with the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn by 180°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flips both ways: cross-correlation with the result is true convolution with the original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swaps rows and columns, a mirror image at the diagonal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies every weight by −1: bright becomes dark in the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the sum 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides all weights by their sum, so that flat areas keep their brightness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the mean 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtracts the mean from every weight, slice by slice, so that flat areas give 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies every weight by a factor: the map grows by it too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>layer</name>
    <message>
        <source>No pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mode} pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bends every value by a function, such as ReLU: negative values become 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings every map to mean 0 and variance 1, then scales and shifts it as learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides filters over the maps; each filter makes one map of where it matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joins every value to every unit by a weight of its own: fully connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While training, leaves out values at random, so that no unit relies on another; otherwise it does nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines up all values, map by map and row by row; which were neighbours is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local response normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides every value by how strong the nearby channels are at the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps one value of each window, such as the largest, so that maps get smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreads every value over a window, as its filter says, so that maps get larger.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>message</name>
    <message>
        <source>One picture can be opened at a time; {name} is one too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display for a window here; convolution-playground screenshot OUT.png renders it into a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for these maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layer has at most {most} filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} must be between 1 and {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset {name}; perhaps {close} is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is neither a preset, nor a matrix, nor a kernel file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter has {depth} slices, the picture {channels} channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one --bias, or one for each --kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bias must be a finite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--padding is same, valid, full or a number up to {most}, not {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--pool is kind:window:stride, such as max:2:2, or global-max or global-average, not {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The working size starts at {low} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stack has at most {most} layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: there is no choice {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {wanted} numbers are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} must be between {low:g} and {high:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} must be a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight must be a finite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A filter is between 1×1 and {most}×{most} cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layer needs at least one filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layer has between 1 and {most} filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {folder}. {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} has no file {file}. {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged or incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has the class {label}; there are {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digits come with the package scikit-learn, which is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw examples of at least two classes; {count} has examples so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw examples of at least two classes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {name} has no pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} has no subfolders with pictures. {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} has pictures of one class only, {name}; there is nothing to tell it from. Add a subfolder with pictures of another class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds no pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not an IDX file of bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {found} dimensions, not the {wanted} expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test pictures are not of the training ones&apos; size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {pictures} pictures, but there are {labels} labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data set called {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is no value for {label}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not the place of a layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} takes no folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is neither a folder nor a data set; there are {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} has no setting {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row of the input is never seen by any window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows of the input are never seen by any window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 column of the input is never seen by any window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{columns} columns of the input are never seen by any window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never seen by any window: {rows} of the input&apos;s rows and {columns} of its columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{each} multiplications at each of {height}·{width} = {places} places, for each of {filters} filters: {total}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{each} multiplications at each of {height}·{width} = {places} places: {total}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fully connected, the same {nodes} outputs would need {formula} = {count} parameters: {times} times as many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every cell sees the whole picture, {size} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell sees one pixel of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell sees {size} pixels of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell sees {size} pixels of the picture, the next cell those {jump} further on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absolute value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conv {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{groups} groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transposed conv {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout {share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local response normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{units} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First mend the layer before: it has no output to add to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An intensity is between 0 and {most:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has {found} slices; what is edited has {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} is not on this computer: save the picture first, then open the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was dropped is not a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds neither a picture nor the path of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files were given; {name}, the first, is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture in the clipboard cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are at most {most} classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A class has at most {most} examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A class needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a class called {name} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pictures could no longer be read; left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stack was changed: training begins anew with the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {place} takes {wanted} channels, but the one before gives {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is other text around the brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{written}” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{written}” divides by zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bracket is open that never closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{written}” stands outside the brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The brackets are nested too deep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no number before a comma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{written}” stands outside the rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernels are read from {known} files; {name} is none of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is too large for a kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a numpy file of plain numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kernel needs a centre cell, so its size must be odd.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A width or a wavelength must be at least {least:g} cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With these settings every weight is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line must be at least one cell long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line needs cells on it and beside it: change its width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{written}” can be read in two ways: use a point for decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{written}” is too large: a weight is at most 3.4e38.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting {name}; there is: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is too long for a kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text leaves out numbers where it has dots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no numbers in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} is {found} long and the first row {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {part} has another size than the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kernel is made of real numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers have {dimensions} dimensions; a kernel is a matrix or a stack of matrices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kernel of {shape} is too large; {most}×{most} is the limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} has no number in column {column}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights would become too large to be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only square kernels with an odd side can be turned by 45°; this one is {height}×{width}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights sum to 0, so no factor makes their sum 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch normalisation needs as many values of every kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{groups} groups cannot share {channels} channels and {filters} filters evenly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of a dense layer are not those of {units} units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{units} units on {inputs} values need {weights} weights; at most {most} fit. Make the maps smaller first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A filter of {span} cells does not fit {room} cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cutting {cut} cells off a transposed convolution of {cells} leaves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output padding of {extra} must be smaller than the stride or the dilation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reflecting {padding} cells needs an input of at least {needed} in that direction; this one has {cells}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continuing {padding} cells around the edge needs an input of at least {padding} in that direction; this one has {cells}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size, stride and dilation are at least 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding cannot be negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With so much padding some pooling windows hold no cell of the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {kernel} filter does not fit a {size} input without padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {kernel} filter does not fit a {size} input, {room} with its padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {kernel} filter, dilated to {span}, does not fit a {size} input without padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {kernel} filter, dilated to {span}, does not fit a {size} input, {room} with its padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {kernel} pooling window does not fit a {size} map without padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {kernel} pooling window does not fit a {size} map, {room} with its padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {kernel} pooling window, dilated to {span}, does not fit a {size} map without padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {kernel} pooling window, dilated to {span}, does not fit a {size} map, {room} with its padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a JSON file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no list of layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a {format} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say which version it is of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is of version {found}; this program reads up to version {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {place}: there is no kind of layer called {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {place}: the filters are not of one size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {place}: the numbers of {name} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {place} of the file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {place}: this program does not know {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {place}: {name} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {megapixels} megapixels; it was scaled down to {width} × {height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its values, {low} to {high}, were stretched to 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The working size must be at least {least} pixels, not {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is no name for a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is a file, not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written to {folder}: the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written to {folder}: the folder may not be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written to {folder}: {name} is a folder there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written to {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a folder, not a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not an ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} may not be read: permission is denied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read; PNG, JPEG, WebP, BMP, TIFF, GIF and PNM pictures can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {width} × {height} pixels; pictures of up to {most} megapixels can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to open {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sample picture {name}; there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is missing from this installation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no name for a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not saved: the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not saved: the folder {folder} may not be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not saved: there is no folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not saved: a folder has that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not saved: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not end with .png, and a screenshot is a PNG file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size is width x height, such as 1440x900, not {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window has at most {most} pixels along a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window needs at least {width}x{height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maps were not ready after {seconds} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what to train on with --data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers are counted from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--{option} cannot be changed when a training goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data have changed: there were {before} pictures in {classes} classes, now there are {after} in {now}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is neither a stack nor a file; there are {stacks}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {epochs} epochs are over already; ask for more with --epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped in epoch {epoch}; go on with --resume {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are those of another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has weights, but no training to go on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training process was ended from outside (signal {signal}). Training can go on from the last epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training process ended unexpectedly (exit code {code}). Training can go on from the last epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no NVIDIA graphics card that PyTorch can use here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Apple graphics chip that PyTorch can use here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures are left to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is trained on pictures of another size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the training to change its data, network or seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are not those of this network: {name} differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two different weights for the landscape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no weight {name} any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way so far is too short: train three epochs or more first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights hardly moved: there is no way to be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network puts out values that are no numbers any more (NaN): its weights grew without bounds. Reset, and choose a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exploding gradients: together they are {norm:.3g} long. A lower learning rate, smaller weights or inputs of 0–1 help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanishing gradients: those of layer {first} are {times:.2g} times smaller than those of layer {last}, so that it hardly learns. ReLU instead of sigmoid or tanh, other first weights or batch normalisation help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead ReLUs: {dead} of {units} units of layer {place} put out 0 for every picture and learn nothing. A lower learning rate or leaky ReLU helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rates to be tried must rise from above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} holds a training already: choose another folder, or go on with --resume {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} holds no training to go on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing could be written to {folder}: the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} could not be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs} {bar} loss {loss:.4f}  accuracy {accuracy:.1%}  {speed:,.0f} pictures/s  {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}  loss {loss:.4f}  accuracy {accuracy:.2%}  held out: loss {held_loss:.4f}  accuracy {held_accuracy:.2%}  {speed:,.0f} pictures/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}  loss {loss:.4f}  accuracy {accuracy:.2%}  {speed:,.0f} pictures/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {name}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has weights, but no training to go on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged or no file of weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: the weights of epoch {epoch} were not kept. Training goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of epoch {epoch} were not kept: {reason}. Training goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stack has no layers yet: there is nothing to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stack does not fit pictures of {width}×{height}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer of the stack has weights: there is nothing to learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All layers with weights are frozen: unfreeze one to train the stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stack ends in {found} numbers, but there are {classes} classes: it needs one output for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stack ends in {maps} maps of {width}×{height}, but it needs one number for each of the {classes} classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the last dense layer {classes} outputs instead of {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the last layers: {layers}, one output for each of {classes} classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No epochs were kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a training first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to train this: choose a smaller batch or network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training came upon an error: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sample</name>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A man with a camera: strong edges against the sky, texture in the grass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Astronaut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eileen Collins: a face in colour, with soft and hard edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chelsea the cat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fur and whiskers: fine lines in many directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brick wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joints in two directions: horizontal and vertical filters disagree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handwriting seen at a slant: strokes in every direction on patchy light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cup of coffee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ellipses and wood grain in colour: smooth and rough side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges and corners at known places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circle and square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disc has edges in every direction, a square in two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A handwritten digit of 28 × 28 pixels, the size of MNIST.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A 1 on 4 × 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One upright stroke: small enough to work out every number by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black beside white: shows how wide a filter answers to one edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars in four directions: a line filter answers in one quarter only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone plate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rings of every fineness: shows what a filter keeps, and aliasing under a stride.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A curve among other shapes: the 7 × 7 curve detector gives 6600 on it in intensities of 0–255.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stack</name>
    <message>
        <source>One edge filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A single filter that answers where it gets brighter to the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four edge filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vertical, horizontal and both diagonals: each edge has its own map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blur, edges, pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing takes the noise away before edges are found and maps shrink.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines of a 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One filter finds the upright lines of a digit, another the level ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square detector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges, then corners, then squares: filters set by hand fire where a square with sides of 9 to 27 pixels is drawn in white on black; circles, triangles, crosses and lines leave them silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two linear layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slopes, then slopes of the slopes: without an activation between them, two layers can do no more than one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one layer that equals two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The composed kernel of the two linear layers gives the very same map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller by stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters that move two cells at a time halve the maps as they make them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller by pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same filters move cell by cell; then the largest of four values stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network that read cheques in the 1990s, with random weights: two rounds of filters, tanh and averages, then three dense layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classic order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution, ReLU, convolution, ReLU, pooling, all twice, then dense layers and softmax, with random weights.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>update</name>
    <message>
        <source>g = ∂L/∂W + λ · W = {gradient:.6g} + {decay:g} · {w:.6g} = {g:.6g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W ← W − η · g = {w:.6g} − {rate:g} · {g:.6g} = {after:.6g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v ← μ · v + g = {v:.6g}, with μ = {mu:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W ← W − η · v = {w:.6g} − {rate:g} · {v:.6g} = {after:.6g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W ← W − η · (g + μ · v) = {w:.6g} − {rate:g} · {ahead:.6g} = {after:.6g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s ← α · s + (1 − α) · g² = {s:.6g}, with α = {alpha:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W ← W − η · g / √s = {w:.6g} − {rate:g} · {g:.6g} / {root:.6g} = {after:.6g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>m ← β₁ · m + (1 − β₁) · g = {m:.6g}, with β₁ = {beta1:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v ← β₂ · v + (1 − β₂) · g² = {v:.6g}, with β₂ = {beta2:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>m̂ = m / (1 − β₁ᵗ) = {mean:.6g} and √v̂ = √(v / (1 − β₂ᵗ)) = {root:.6g}, with t = {count:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W ← W − η · λ · W − η · m̂ / √v̂ = {w:.6g} − {rate:g} · {decay:g} · {w:.6g} − {rate:g} · {mean:.6g} / {root:.6g} = {after:.6g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W ← W − η · m̂ / √v̂ = {w:.6g} − {rate:g} · {mean:.6g} / {root:.6g} = {after:.6g}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
