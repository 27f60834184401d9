<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Convolution Playground</source>
        <translation>关于 Convolution Playground</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>What runs here, for a report</source>
        <translation>这里运行的各个版本，供报告问题时使用</translation>
    </message>
    <message>
        <source>Whose work this is, and its terms</source>
        <translation>这些是谁的作品，以及使用条款</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Copy the versions and the place of the log, for a report</source>
        <translation>复制版本和日志的位置，供报告问题时使用</translation>
    </message>
    <message>
        <source>A desktop lab to see, edit and train convolutional networks</source>
        <translation>观察、编辑和训练卷积网络的桌面实验室</translation>
    </message>
    <message>
        <source>Errors and crashes of the program are kept in this file:</source>
        <translation>程序的错误和崩溃记录在这个文件中：</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Packages that it runs on, with their licences:</source>
        <translation>运行所需的软件包及其许可证：</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ActivationCurve</name>
    <message>
        <source>Curve of the function</source>
        <translation>函数曲线</translation>
    </message>
    <message>
        <source>Across: a value before the function; up: what becomes of it. The bars count the values of the present map.</source>
        <translation>横轴：函数的输入值；纵轴：函数的输出值。柱形统计当前特征图中的数值。</translation>
    </message>
    <message>
        <source>{share} % beyond</source>
        <translation>{share} % 在范围外</translation>
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
        <translation>添加一层，以这些特征图为输入</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>{share} sure</source>
        <translation>{share} 的把握</translation>
    </message>
    <message>
        <source>then {name} with {share}</source>
        <translation>其次是 {name}，{share}</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Search the classes</source>
        <translation>搜索类别</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Take the patch away, and switch the unit on again</source>
        <translation>移去遮挡块，并重新启用单元</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} 个类别</translation>
    </message>
    <message>
        <source>A patch covers a part of the picture.</source>
        <translation>遮挡块盖住了图像的一部分。</translation>
    </message>
    <message>
        <source>Unit {unit} of {layer} is switched off.</source>
        <translation>{layer} 的单元 {unit} 已停用。</translation>
    </message>
</context>
<context>
    <name>AnswerRows</name>
    <message>
        <source>Likeliest answers</source>
        <translation>最可能的答案</translation>
    </message>
    <message>
        <source>{name}: {share}, logit {logit}</source>
        <translation>{name}：{share}，logit {logit}</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>Drag to make room; a double click folds it away, or opens it again</source>
        <translation>拖动可调整大小；双击可折叠或重新展开</translation>
    </message>
    <message>
        <source>Edge of the input</source>
        <translation>输入区的边缘</translation>
    </message>
    <message>
        <source>Edge of the properties</source>
        <translation>属性区的边缘</translation>
    </message>
    <message>
        <source>Edge of the arithmetic</source>
        <translation>算式区的边缘</translation>
    </message>
</context>
<context>
    <name>Arithmetic</name>
    <message>
        <source>This number is being computed.</source>
        <translation>这个数正在计算。</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <source>its own input less the largest</source>
        <translation>它自己的输入减去最大的输入</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
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
        <source>unit {number}</source>
        <translation>单元 {number}</translation>
    </message>
    <message>
        <source>channel {number}: {row}, {column}</source>
        <translation>通道 {number}：{row}, {column}</translation>
    </message>
    <message>
        <source>{shown} of {count} shown, the {hidden} others together {sum}</source>
        <translation>显示 {count} 个中的 {shown} 个，其余 {hidden} 个合计 {sum}</translation>
    </message>
    <message>
        <source>window of the input</source>
        <translation>输入的窗口</translation>
    </message>
    <message>
        <source>filter, turned by 180°</source>
        <translation>旋转 180° 的滤波器</translation>
    </message>
    <message>
        <source>products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>window of the map</source>
        <translation>特征图的窗口</translation>
    </message>
    <message>
        <source>the whole map</source>
        <translation>整幅特征图</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>格数</translation>
    </message>
    <message>
        <source>cells that count</source>
        <translation>个计入的单元格</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>no input reaches this cell</source>
        <translation>没有输入到达此单元格</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>sum of all</source>
        <translation>全部之和</translation>
    </message>
    <message>
        <source>its own input</source>
        <translation>它自己的输入</translation>
    </message>
    <message>
        <source>ln of the sum</source>
        <translation>总和的 ln</translation>
    </message>
    <message>
        <source>ln of its share</source>
        <translation>其占比的 ln</translation>
    </message>
    <message>
        <source>share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>window, {channel}</source>
        <translation>窗口，{channel}</translation>
    </message>
    <message>
        <source>filter, {channel}</source>
        <translation>滤波器，{channel}</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>the channels around, at this place</source>
        <translation>此处相邻的各通道</translation>
    </message>
    <message>
        <source>Σ, sum of squares</source>
        <translation>Σ，平方和</translation>
    </message>
    <message>
        <source>weight in each output</source>
        <translation>在各输出中的权重</translation>
    </message>
    <message>
        <source>added to {filter}</source>
        <translation>加到“{filter}”</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>no output of “{layer}” reads this pixel</source>
        <translation>“{layer}”没有任何输出读取此像素</translation>
    </message>
    <message>
        <source>every output of “{layer}” reads this pixel</source>
        <translation>“{layer}”的每个输出都读取此像素</translation>
    </message>
    <message>
        <source>read by “{layer}”, {where}</source>
        <translation>被“{layer}”读取：{where}</translation>
    </message>
    <message>
        <source>rows {rows}, columns {columns}</source>
        <translation>第 {rows} 行，第 {columns} 列</translation>
    </message>
</context>
<context>
    <name>ArithmeticPanel</name>
    <message>
        <source>Copy this arithmetic as text, LaTeX or numpy</source>
        <translation>把这道算式复制为文本、LaTeX 或 numpy 表达式</translation>
    </message>
    <message>
        <source>Copy the arithmetic</source>
        <translation>复制算式</translation>
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
        <source>Sum of every input channel</source>
        <translation>每个输入通道之和</translation>
    </message>
    <message>
        <source>What the sum is made of</source>
        <translation>和的组成</translation>
    </message>
    <message>
        <source>Workings</source>
        <translation>演算过程</translation>
    </message>
    <message>
        <source>Point at a cell of any map to see how its number comes about.</source>
        <translation>指向任意特征图的一个单元格，看它的数值是怎样算出来的。</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>单元 {number}</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>{layer}, {name}</source>
        <translation>{layer}，{name}</translation>
    </message>
    <message>
        <source>map {number}</source>
        <translation>特征图 {number}</translation>
    </message>
</context>
<context>
    <name>BackArithmetic</name>
    <message>
        <source>Arithmetic of the way back</source>
        <translation>往回传的演算</translation>
    </message>
    <message>
        <source>Workings</source>
        <translation>演算过程</translation>
    </message>
    <message>
        <source>What the sum is made of</source>
        <translation>和的组成</translation>
    </message>
    <message>
        <source>Sum of every unit that it comes from</source>
        <translation>每个来源单元之和</translation>
    </message>
</context>
<context>
    <name>BackMaps</name>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>第 {row} 行，第 {column} 列：{value}</translation>
    </message>
</context>
<context>
    <name>BackSheet</name>
    <message>
        <source>{size}: {share} not 0, {low} … {high}</source>
        <translation>{size}：{share} 不为 0，{low} … {high}</translation>
    </message>
    <message>
        <source>{value}, the number asked about, is led back from its place.</source>
        <translation>所问的数值 {value} 从它的位置往回传。</translation>
    </message>
    <message>
        <source>It begins here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>{step}. {done}</source>
        <translation>{step}。{done}</translation>
    </message>
    <message>
        <source>What goes on</source>
        <translation>继续往回的</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>传回来的</translation>
    </message>
    <message>
        <source>{unit}, row {row}, column {column}</source>
        <translation>{unit}，第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>Back through {layer}</source>
        <translation>往回经过 {layer}</translation>
    </message>
    <message>
        <source>Rectified: {cut} of {before} values were negative, and become 0.</source>
        <translation>整流：{before} 个数值中有 {cut} 个为负，变为 0。</translation>
    </message>
    <message>
        <source>Through the same filters, transposed; no bias.</source>
        <translation>经过同样的滤波器（转置），不加偏置。</translation>
    </message>
    <message>
        <source>Let through as it is.</source>
        <translation>原样通过。</translation>
    </message>
    <message>
        <source>Unpooled: each value goes to where the maximum was; they add.</source>
        <translation>反池化：每个数值回到最大值所在之处，相加。</translation>
    </message>
    <message>
        <source>Unpooled: each value is spread evenly over its window.</source>
        <translation>反池化：每个数值均匀分到它的窗口。</translation>
    </message>
    <message>
        <source>By the layer&apos;s gradient.</source>
        <translation>按该层的梯度。</translation>
    </message>
</context>
<context>
    <name>BackWork</name>
    <message>
        <source>came back, {unit}</source>
        <translation>传回的值，{unit}</translation>
    </message>
    <message>
        <source>filter, transposed</source>
        <translation>滤波器（转置）</translation>
    </message>
    <message>
        <source>switches</source>
        <translation>最大值的位置</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>传回</translation>
    </message>
    <message>
        <source>No window had its maximum here: nothing comes back.</source>
        <translation>没有窗口的最大值在这里：没有数值传回。</translation>
    </message>
    <message>
        <source>Nothing of the layer reads this place: nothing comes back.</source>
        <translation>这一层没有读取这个位置：没有数值传回。</translation>
    </message>
</context>
<context>
    <name>BlockSteps</name>
    <message>
        <source>Those before</source>
        <translation>前面的</translation>
    </message>
    <message>
        <source>The next ones</source>
        <translation>后面的</translation>
    </message>
    <message>
        <source>{first}–{last} of {count}</source>
        <translation>第 {first}–{last} 个，共 {count} 个</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>One place back</source>
        <translation>后退一格</translation>
    </message>
    <message>
        <source>One place forward</source>
        <translation>前进一格</translation>
    </message>
    <message>
        <source>Take the window away: the maps are whole again</source>
        <translation>移走窗口：特征图恢复完整</translation>
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
        <translation>所选滤波器对各种频率的作用，以及它由什么构成</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>The picture flattened into one row, as a dense layer gets it</source>
        <translation>把图像展平成一行，即全连接层看到的样子</translation>
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
    <name>CamSheet</name>
    <message>
        <source>ReLU(Σ αₖ · Aₖ) over the {count} maps Aₖ of {layer}. αₖ is the mean over the {places} places of Aₖ of how much the answer changes with each. Largest terms: {shown}, with {share} of the sizes of all.</source>
        <translation>ReLU(Σ αₖ · Aₖ)，对 {layer} 的 {count} 幅特征图 Aₖ 求和。αₖ 是答案随 Aₖ 的 {places} 个位置中每一处变化多少的平均值。最大的 {shown} 项占全部大小的 {share}。</translation>
    </message>
    <message>
        <source>{share} of all</source>
        <translation>占全部的 {share}</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>其余 {count} 项</translation>
    </message>
</context>
<context>
    <name>CameraButton</name>
    <message>
        <source>Freeze the camera</source>
        <translation>定格摄像头</translation>
    </message>
    <message>
        <source>The picture that is shown stays (F4)</source>
        <translation>显示的图像保留（F4）</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Look at what the camera sees; F4 freezes it</source>
        <translation>查看摄像头所见；F4 定格</translation>
    </message>
    <message>
        <source>There is no camera on this computer</source>
        <translation>这台计算机没有摄像头</translation>
    </message>
    <message>
        <source>Camera {number}</source>
        <translation>摄像头 {number}</translation>
    </message>
    <message>
        <source>As in a mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>{width}×{height} pixels</source>
        <translation>{width}×{height} 像素</translation>
    </message>
</context>
<context>
    <name>CellDialog</name>
    <message>
        <source>{label}, recognised</source>
        <translation>{label}，认对了</translation>
    </message>
    <message>
        <source>{label}, taken for {answer}</source>
        <translation>{label}，被认作 {answer}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Show what speaks for the answer, or the pictures as they are</source>
        <translation>显示支持该答案的部分，或原来的图像</translation>
    </message>
    <message>
        <source>Pictures explained</source>
        <translation>已解释的图像</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Move to this class</source>
        <translation>移到这个类别</translation>
    </message>
    <message>
        <source>Train with the chosen pictures in that class; the files stay where they are</source>
        <translation>训练时把所选图像算作那个类别；文件留在原处</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Train without the chosen pictures; the files stay where they are</source>
        <translation>训练时不用所选图像；文件留在原处</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Begin a training of these weights with the data as they are corrected</source>
        <translation>用更正后的数据，从这些权重开始训练</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{name} → {label}</source>
        <translation>{name} → {label}</translation>
    </message>
    <message>
        <source>{name}: left out</source>
        <translation>{name}：已去掉</translation>
    </message>
    <message>
        <source>What speaks for “{answer}” in each picture is being worked out…</source>
        <translation>正在计算每幅图像中支持“{answer}”的部分…</translation>
    </message>
    <message>
        <source>Blue: what speaks for “{answer}”, by the maps of layer {layer}; as blue as can be is {limit}, in all pictures.</source>
        <translation>蓝色：按第 {layer} 层的特征图，支持“{answer}”的部分；所有图像中，最深的蓝色为 {limit}。</translation>
    </message>
    <message>
        <source>Nothing in these pictures speaks for “{answer}” in layer {layer}.</source>
        <translation>这些图像在第 {layer} 层没有支持“{answer}”的部分。</translation>
    </message>
    <message>
        <source>Only the pictures of a folder can be corrected.</source>
        <translation>只有文件夹中的图像可以更正。</translation>
    </message>
    <message>
        <source>Other data were chosen: the next training is not on these pictures.</source>
        <translation>已选择其他数据：下次训练不使用这些图像。</translation>
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
    <name>ChangeNotice</name>
    <message>
        <source>Reset with these</source>
        <translation>用这些设置重置</translation>
    </message>
    <message>
        <source>Begin anew with these changes; undo brings the training back</source>
        <translation>用这些更改重新开始；撤销可恢复此次训练</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Drop these changes: the training goes on as it runs</source>
        <translation>放弃这些更改：训练照旧进行</translation>
    </message>
    <message>
        <source>These changes wait for a reset:</source>
        <translation>以下更改须重置后才生效：</translation>
    </message>
</context>
<context>
    <name>ChannelTable</name>
    <message>
        <source>Numbers of each channel</source>
        <translation>每个通道的数值</translation>
    </message>
    <message>
        <source>Double click, or type over a number, to set it</source>
        <translation>双击或直接输入即可修改数值</translation>
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
    <name>Clock</name>
    <message>
        <source>How long you have been speaking</source>
        <translation>你已讲了多久</translation>
    </message>
    <message>
        <source>The time of day</source>
        <translation>现在的时间</translation>
    </message>
    <message>
        <source>Stop or start the elapsed time</source>
        <translation>暂停或继续计时</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Set the elapsed time back to 0:00</source>
        <translation>把已用时间重置为 0:00</translation>
    </message>
    <message>
        <source>Elapsed time {time}</source>
        <translation>已用时间 {time}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
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
    <name>CommandPalette</name>
    <message>
        <source>Type parts of a name: sobel, stride, draw, dark…</source>
        <translation>输入名称的一部分：sobel、步幅、绘制、深色…</translation>
    </message>
    <message>
        <source>Find an action or a setting</source>
        <translation>查找操作或设置</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Nothing has all of these words.</source>
        <translation>没有同时含有这些词的项目。</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Unit {number}</source>
        <translation>单元 {number}</translation>
    </message>
    <message>
        <source>Hold it as it is now</source>
        <translation>保持为现在的样子</translation>
    </message>
    <message>
        <source>This side stays as it is now, whatever is changed from here on.</source>
        <translation>这一侧保持现在的样子，无论此后改动什么。</translation>
    </message>
    <message>
        <source>A step of the presentation</source>
        <translation>演示的某一步骤</translation>
    </message>
    <message>
        <source>After an epoch</source>
        <translation>某一轮之后</translation>
    </message>
    <message>
        <source>On another picture</source>
        <translation>换一幅图像</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>打开图像…</translation>
    </message>
    <message>
        <source>Another session&apos;s file…</source>
        <translation>另一个会话文件…</translation>
    </message>
    <message>
        <source>Before a change</source>
        <translation>某次改动之前</translation>
    </message>
    <message>
        <source>As it was when held</source>
        <translation>保持时的样子</translation>
    </message>
    <message>
        <source>Before: {step}</source>
        <translation>之前：{step}</translation>
    </message>
    <message>
        <source>Step {number}: {title}</source>
        <translation>步骤 {number}：{title}</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>步骤 {number}</translation>
    </message>
    <message>
        <source>Before the first epoch</source>
        <translation>第一轮之前</translation>
    </message>
    <message>
        <source>Epoch {number}</source>
        <translation>第 {number} 轮</translation>
    </message>
    <message>
        <source>On the picture {name}</source>
        <translation>在图像“{name}”上</translation>
    </message>
    <message>
        <source>This session, as it is now</source>
        <translation>此会话现在的样子</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Map {number}</source>
        <translation>特征图 {number}</translation>
    </message>
    <message>
        <source>Sessions ({patterns})</source>
        <translation>会话 ({patterns})</translation>
    </message>
    <message>
        <source>Compare with a session</source>
        <translation>与一个会话比较</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图像 ({patterns})</translation>
    </message>
    <message>
        <source>Compare with another picture</source>
        <translation>与另一幅图像比较</translation>
    </message>
</context>
<context>
    <name>CompareBoard</name>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Two maps, cell by cell</source>
        <translation>两幅特征图，逐格比较</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>The numbers of two kernels</source>
        <translation>两个卷积核的数值</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>The curves and settings of two trainings</source>
        <translation>两次训练的曲线和设置</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>比较什么</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>滑动对比</translation>
    </message>
    <message>
        <source>B lies on A: a line between them is dragged over the maps</source>
        <translation>B 盖在 A 上：拖动两者之间的分界线</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>A at the left, B at the right</source>
        <translation>A 在左，B 在右</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>A − B, cell by cell: zero where both are the same</source>
        <translation>逐格 A − B：两者相同处为零</translation>
    </message>
    <message>
        <source>How it is shown</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 与 B</translation>
    </message>
    <message>
        <source>A becomes B, and B becomes A</source>
        <translation>A 变为 B，B 变为 A</translation>
    </message>
    <message>
        <source>Lists of numbers are compared line by line.</source>
        <translation>数字列表逐行比较。</translation>
    </message>
    <message>
        <source>nothing that makes maps</source>
        <translation>没有影响特征图的内容</translation>
    </message>
    <message>
        <source>Different in B: </source>
        <translation>B 的不同之处：</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
</context>
<context>
    <name>CompareRuns</name>
    <message>
        <source>Epochs trained</source>
        <translation>已训练轮次</translation>
    </message>
    <message>
        <source>Held-out accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>Best held-out accuracy</source>
        <translation>最佳验证准确率</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>训练准确率</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Frozen layers</source>
        <translation>冻结的层</translation>
    </message>
</context>
<context>
    <name>ComparedMap</name>
    <message>
        <source>Row {row}, column {column}: {value}</source>
        <translation>第 {row} 行，第 {column} 列：{value}</translation>
    </message>
</context>
<context>
    <name>ConfusionGrid</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Soon: which class is taken for which.</source>
        <translation>稍后：哪个类别被当成了哪个。</translation>
    </message>
    <message>
        <source>Click a cell to see its pictures</source>
        <translation>点击一格，查看其中的图像</translation>
    </message>
    <message>
        <source>True class: {label}</source>
        <translation>真实类别：{label}</translation>
    </message>
    <message>
        <source>Predicted class: {answer}</source>
        <translation>预测类别：{answer}</translation>
    </message>
    <message>
        <source>{count} of {all} pictures of the true class</source>
        <translation>真实类别的 {all} 幅图像中的 {count} 幅</translation>
    </message>
    <message>
        <source>After the first epoch: which class is taken for which.</source>
        <translation>第一轮之后：哪个类别被当成了哪个。</translation>
    </message>
</context>
<context>
    <name>CurveOptions</name>
    <message>
        <source>Curves and runs</source>
        <translation>曲线与各次训练</translation>
    </message>
    <message>
        <source>Smooth the curves; the runs, by name</source>
        <translation>平滑曲线；按名称列出各次训练</translation>
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
        <source>Curves of training and of what is held out</source>
        <translation>训练与验证的曲线</translation>
    </message>
    <message>
        <source>The curves come with the training: press Train or Step.</source>
        <translation>曲线随训练出现：请按“训练”或“单步”。</translation>
    </message>
    <message>
        <source>A double click on the plot does the same.</source>
        <translation>双击图表也可以。</translation>
    </message>
    <message>
        <source>Show all of the curves again</source>
        <translation>重新显示全部曲线</translation>
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
        <source>Out of the frame: {runs}</source>
        <translation>超出画面：{runs}</translation>
    </message>
    <message>
        <source>Not drawn, as on other data: {count}</source>
        <translation>未画出（其他数据上的训练）：{count}</translation>
    </message>
    <message>
        <source>{run}, epoch {epoch}: training {trained}, held out {apart}</source>
        <translation>{run}，第 {epoch} 轮：训练 {trained}，验证 {apart}</translation>
    </message>
    <message>
        <source>{run}, epoch {epoch}: training {trained}</source>
        <translation>{run}，第 {epoch} 轮：训练 {trained}</translation>
    </message>
</context>
<context>
    <name>CurveValues</name>
    <message>
        <source>Of the weights as they are now: set by hand, or in the middle of an epoch</source>
        <translation>按现在的权重：手动设置过，或正处于一轮之中</translation>
    </message>
    <message>
        <source>training {value}</source>
        <translation>训练 {value}</translation>
    </message>
    <message>
        <source>held out, now</source>
        <translation>验证（当前）</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>验证</translation>
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
        <translation>只用来检验网络的图像，带橙色边框</translation>
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
        <translation>训练时看到的图像，每个轮次都重新随机变化</translation>
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
        <translation>每个类别的图像数：训练集 + 验证集</translation>
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
        <source>Cancelled: choose the data again to look through them.</source>
        <translation>已取消：重新选择数据即可浏览。</translation>
    </message>
    <message>
        <source>Click a picture to send it through the network.</source>
        <translation>点击一幅图像，把它送入网络。</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>{kept} to train on, {apart} held out</source>
        <translation>训练 {kept} 幅，验证 {apart} 幅</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Nothing changes them: set an augmentation at the right, below.</source>
        <translation>没有任何改动：可在右下方设置数据增强。</translation>
    </message>
    <message>
        <source>Changed at random as in training; those held out stay as they are.</source>
        <translation>与训练时一样随机变化；验证集图像保持原样。</translation>
    </message>
    <message>
        <source>{first}–{last} of {count}</source>
        <translation>第 {first}–{last} 幅，共 {count} 幅</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
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
        <translation>按类别查看图像，以及它们如何划分</translation>
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
        <source>Cancelled: choose the data again to look through them.</source>
        <translation>已取消：重新选择数据即可再次检查。</translation>
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
        <source>no bias</source>
        <translation>无偏置</translation>
    </message>
    <message>
        <source>Every input channel under its own slice; their sum and the bias are the map. All of them have the colours of the map.</source>
        <translation>每个输入通道经各自的切片滤波；各项之和加上偏置就是特征图。它们与特征图使用同一颜色标尺。</translation>
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
        <source>each map</source>
        <translation>逐个特征图</translation>
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
        <translation>同一层的所有特征图共用一个范围，便于比较。</translation>
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
        <translation>特征图 {number}：{low} 到 {high}，均值 {mean}，零占 {zeros} %</translation>
    </message>
</context>
<context>
    <name>Dots</name>
    <message>
        <source>Layer {number} of {count}: {name}</source>
        <translation>第 {number} 层，共 {count} 层：{name}</translation>
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
        <translation>画出边线，与画笔同宽</translation>
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
        <source>What the eraser, Clear and a new canvas leave; a drawing is inverted with it</source>
        <translation>橡皮、清除和新画布留下的底色；画好的内容会随之反相</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>{use}: intensity 0</source>
        <translation>{use}：亮度 0</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>{use}: intensity 1</source>
        <translation>{use}：亮度 1</translation>
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
        <source>Clear picture</source>
        <translation>清除图像</translation>
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
        <source>Invert picture</source>
        <translation>图像反相</translation>
    </message>
    <message>
        <source>Make white of black and black of white: 1 − x</source>
        <translation>黑白互换：1 − x</translation>
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
        <translation>先在左侧绘制或打开一幅图像，再把它放入你的某个类别。</translation>
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
    <name>DrawnAnswer</name>
    <message>
        <source>The network says {answer}</source>
        <translation>网络的答案：{answer}</translation>
    </message>
</context>
<context>
    <name>DrawnInput</name>
    <message>
        <source>Input picture</source>
        <translation>输入图像</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Draw on an empty canvas, as large as what the network takes</source>
        <translation>在空白画布上绘制，大小与网络的输入相同</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear picture</source>
        <translation>清除图像</translation>
    </message>
    <message>
        <source>Empty the sheet</source>
        <translation>清空画纸</translation>
    </message>
</context>
<context>
    <name>DropoutDraw</name>
    <message>
        <source>Show one draw</source>
        <translation>显示一次抽取</translation>
    </message>
    <message>
        <source>The maps as one step of training would have them: some values left out</source>
        <translation>训练中某一步的特征图：有些数值被略去</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>Leave out other values, as the next step would</source>
        <translation>像下一步那样略去另一些数值</translation>
    </message>
    <message>
        <source>Values left out are 0, the others grow to make up. Later layers show the network outside training, where nothing is left out. Maps of more than {count} cells are shown whole.</source>
        <translation>被略去的数值为 0，其余的数值相应放大。之后的层显示训练之外的网络，那里不略去任何数值。超过 {count} 个单元格的特征图完整显示。</translation>
    </message>
</context>
<context>
    <name>Enlarged</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>{layer}, map {number}</source>
        <translation>{layer}，特征图 {number}</translation>
    </message>
    <message>
        <source>minimum {low} · maximum {high} · mean {mean} · zeros {zeros} %</source>
        <translation>最小值 {low} · 最大值 {high} · 均值 {mean} · 零占 {zeros} %</translation>
    </message>
</context>
<context>
    <name>EpochBar</name>
    <message>
        <source>Play the epochs</source>
        <translation>逐轮播放</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>See filters, maps, predictions and figures as they were after an epoch</source>
        <translation>查看某一轮之后的滤波器、特征图、预测和数值</translation>
    </message>
    <message>
        <source>What the frozen layers make of the pictures…</source>
        <translation>正在计算冻结层对各图像的输出…</translation>
    </message>
    <message>
        <source>Features…</source>
        <translation>特征…</translation>
    </message>
    <message>
        <source>Looking through the data…</source>
        <translation>正在检查数据…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Epoch {done} of {total}</source>
        <translation>第 {done} 轮，共 {total} 轮</translation>
    </message>
    <message>
        <source>Ready on {device}, threads: {threads}</source>
        <translation>已在 {device} 上就绪，线程数：{threads}</translation>
    </message>
    <message>
        <source>{time} s</source>
        <translation>{time} 秒</translation>
    </message>
    <message>
        <source>{minutes}:{seconds} left</source>
        <translation>剩余 {minutes}:{seconds}</translation>
    </message>
    <message>
        <source>{speed} pictures/s · {minutes}:{seconds} left</source>
        <translation>{speed} 幅/秒 · 剩余 {minutes}:{seconds}</translation>
    </message>
    <message>
        <source>Hold at this epoch</source>
        <translation>停在这一轮</translation>
    </message>
</context>
<context>
    <name>ExampleStrip</name>
    <message>
        <source>Click an example to see it; × or Delete takes it out</source>
        <translation>点击样例可查看；× 或 Delete 键可移除</translation>
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
    <name>ExplorePage</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>O here: all the numbers.</source>
        <translation>指着这里按 O：显示所有数字。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export a figure</source>
        <translation>导出插图</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>插图</translation>
    </message>
    <message>
        <source>Width in mm</source>
        <translation>宽度（毫米）</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图像</translation>
    </message>
    <message>
        <source>Put the figure on the clipboard as a picture, to be pasted elsewhere</source>
        <translation>把插图作为图像放到剪贴板，以便粘贴到别处</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Write the figure to a file</source>
        <translation>将插图写入文件</translation>
    </message>
    <message>
        <source>Give the film up</source>
        <translation>放弃动画</translation>
    </message>
    <message>
        <source>Stop making it; no file is left</source>
        <translation>停止生成；不留下文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>What is held out of the data is being examined…</source>
        <translation>正在检验验证集图像…</translation>
    </message>
    <message>
        <source>The maps are still being computed.</source>
        <translation>特征图仍在计算中。</translation>
    </message>
    <message>
        <source>{width} × {height} mm</source>
        <translation>{width} × {height} 毫米</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>{mm}, {pixels}</source>
        <translation>{mm}，{pixels}</translation>
    </message>
    <message>
        <source>Picture {done} of {total}…</source>
        <translation>图像 {done}/{total}…</translation>
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
        <source>Together</source>
        <translation>合计</translation>
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
    <name>FigureList</name>
    <message>
        <source>unit {number}</source>
        <translation>单元 {number}</translation>
    </message>
    <message>
        <source>{high} at most, above 0 at {share} of places</source>
        <translation>最大 {high}，{share} 的位置大于 0</translation>
    </message>
</context>
<context>
    <name>FilmOptions</name>
    <message>
        <source>Setting that changes</source>
        <translation>变化的设置</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>起始值</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>终止值</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>From … to</source>
        <translation>从 … 到</translation>
    </message>
</context>
<context>
    <name>FilterCards</name>
    <message>
        <source>Filter {number} of {count}</source>
        <translation>第 {number} 个滤波器，共 {count} 个</translation>
    </message>
    <message>
        <source>Map {number}</source>
        <translation>特征图 {number}</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Rename the filter	F2</source>
        <translation>重命名滤波器	F2</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加滤波器</translation>
    </message>
    <message>
        <source>Duplicate the filter	Ctrl+D</source>
        <translation>复制滤波器	Ctrl+D</translation>
    </message>
    <message>
        <source>Move the filter left	Alt+Left</source>
        <translation>滤波器左移	Alt+Left</translation>
    </message>
    <message>
        <source>Move the filter right	Alt+Right</source>
        <translation>滤波器右移	Alt+Right</translation>
    </message>
    <message>
        <source>Delete the filter</source>
        <translation>删除这个滤波器</translation>
    </message>
</context>
<context>
    <name>FilterPictures</name>
    <message>
        <source>Filters of layer {number}</source>
        <translation>第 {number} 层的滤波器</translation>
    </message>
    <message>
        <source>{name}, {number} of {count}. Arrow keys choose another.</source>
        <translation>{name}，第 {number} 个，共 {count} 个。方向键选择其他滤波器。</translation>
    </message>
</context>
<context>
    <name>FilterWall</name>
    <message>
        <source>Filters of the first layer</source>
        <translation>第一层的滤波器</translation>
    </message>
    <message>
        <source>Arrow keys choose a filter.</source>
        <translation>方向键选择滤波器。</translation>
    </message>
</context>
<context>
    <name>FindingLine</name>
    <message>
        <source>Show the warnings in full</source>
        <translation>显示全部警告</translation>
    </message>
    <message>
        <source>Warnings: {count}. {first}</source>
        <translation>警告 {count} 条。{first}</translation>
    </message>
    <message>
        <source>Show the first warning only</source>
        <translation>只显示第一条警告</translation>
    </message>
</context>
<context>
    <name>FineTuning</name>
    <message>
        <source>Train from</source>
        <translation>从哪一层开始训练</translation>
    </message>
    <message>
        <source>The layers before stay as they are: what they make of the pictures is computed once, and epochs take moments</source>
        <translation>前面的层保持不变：它们对图像的输出只计算一次，之后每个轮次只需片刻</translation>
    </message>
    <message>
        <source>Compare with summing classes…</source>
        <translation>与类别求和比较…</translation>
    </message>
    <message>
        <source>How good are sums of the classes that the network had before?</source>
        <translation>把网络原有的类别相加，效果如何？</translation>
    </message>
    <message>
        <source>The last layer tells these classes apart already. Choose an earlier layer to let more of the network learn, and go on.</source>
        <translation>末层已能区分这些类别。选择更靠前的层，让网络的更多部分学习，然后继续。</translation>
    </message>
    <message>
        <source>Keeps what the network has learned, and gives it a new last layer for the classes of other pictures.</source>
        <translation>保留网络已学到的内容，为其他图像的类别换上新的末层。</translation>
    </message>
    <message>
        <source>{network}: its layers stay as they are, and it gets a new last layer for the classes of your pictures.</source>
        <translation>{network}：各层保持不变，并为你的图像类别换上新的末层。</translation>
    </message>
    <message>
        <source>Go on from this layer</source>
        <translation>从这一层继续训练</translation>
    </message>
    <message>
        <source>Fine-tune on {data}</source>
        <translation>用 {data} 微调</translation>
    </message>
    <message>
        <source>Fine-tune on a folder…</source>
        <translation>用文件夹中的图像微调…</translation>
    </message>
    <message>
        <source>Training, or the data being looked through, has to rest first</source>
        <translation>须先等训练或数据浏览停下来</translation>
    </message>
    <message>
        <source>Train the chosen layer and all behind it; undo takes it back</source>
        <translation>训练所选的层及其后各层；可以撤销</translation>
    </message>
    <message>
        <source>Put the new last layer in, freeze the layers before, and train it; undo takes it back</source>
        <translation>放入新的末层，冻结前面的层，并训练它；可以撤销</translation>
    </message>
    <message>
        <source>Train the last layer alone</source>
        <translation>只训练末层</translation>
    </message>
    <message>
        <source>Train from layer {number} on: {name}</source>
        <translation>从第 {number} 层开始训练：{name}</translation>
    </message>
</context>
<context>
    <name>FirstPage</name>
    <message>
        <source>What to begin with</source>
        <translation>从哪里开始</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>About eight minutes each, one step at a time</source>
        <translation>每课约八分钟，一步一步来</translation>
    </message>
    <message>
        <source>All examples</source>
        <translation>全部示例</translation>
    </message>
    <message>
        <source>At every start</source>
        <translation>每次启动时显示</translation>
    </message>
    <message>
        <source>Show this whenever the program is started</source>
        <translation>每次启动程序时都显示这些</translation>
    </message>
    <message>
        <source>The arithmetic comes in its place; the Help menu brings it back</source>
        <translation>算式会回到这里；“帮助”菜单可再次打开它</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>It reads my handwriting</source>
        <translation>它能读我手写的数字</translation>
    </message>
    <message>
        <source>Last time: {name}</source>
        <translation>上次：{name}</translation>
    </message>
</context>
<context>
    <name>FlowColumn</name>
    <message>
        <source>Filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Weights are being made…</source>
        <translation>正在生成权重…</translation>
    </message>
    <message>
        <source>Waits for the layer before.</source>
        <translation>等待前一层。</translation>
    </message>
    <message>
        <source>Random:</source>
        <translation>随机：</translation>
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
    <name>FolderLine</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>The usual folder</source>
        <translation>默认文件夹</translation>
    </message>
    <message>
        <source>Nothing can be written in {folder}; the folder is as it was.</source>
        <translation>无法在 {folder} 中写入；文件夹没有改变。</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>It does not matter with the settings as they are.</source>
        <translation>在当前设置下不起作用。</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>First layer</source>
        <translation>第一层</translation>
    </message>
    <message>
        <source>The filters as they are</source>
        <translation>滤波器现在的样子</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>How far every weight has moved since the training began</source>
        <translation>训练开始以来每个权重移动了多远</translation>
    </message>
    <message>
        <source>What is shown of the filters</source>
        <translation>显示滤波器的哪一方面</translation>
    </message>
    <message>
        <source>moved by {share} %</source>
        <translation>移动了 {share} %</translation>
    </message>
</context>
<context>
    <name>GestureSheet</name>
    <message>
        <source>Gestures and shortcuts</source>
        <translation>手势与快捷键</translation>
    </message>
    <message>
        <source>Nothing under the pointer has gestures.</source>
        <translation>指针下没有可操作的内容。</translation>
    </message>
    <message>
        <source>Arrow keys scroll; any other key or click closes this. F1 over something else tells about that.</source>
        <translation>方向键可滚动；按其他任意键或单击即关闭。把指针移到别处按 F1，可查看那里的操作。</translation>
    </message>
</context>
<context>
    <name>Handing out</name>
    <message>
        <source>Save what is presented</source>
        <translation>保存演示画面</translation>
    </message>
    <message>
        <source>presentation</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Pictures ({pattern})</source>
        <translation>图像 ({pattern})</translation>
    </message>
</context>
<context>
    <name>HealthCard</name>
    <message>
        <source>Weights and gradients by layer</source>
        <translation>各层的权重和梯度</translation>
    </message>
    <message>
        <source>Weights by layer, as they are now</source>
        <translation>各层现在的权重</translation>
    </message>
    <message>
        <source>Histograms come with the training.</source>
        <translation>训练开始后显示直方图。</translation>
    </message>
    <message>
        <source>Nothing amiss in the weights as they are now.</source>
        <translation>按现在的权重未发现异常。</translation>
    </message>
    <message>
        <source>Nothing amiss after {number} epochs.</source>
        <translation>{number} 轮后未发现异常。</translation>
    </message>
    <message>
        <source>Hide the rest</source>
        <translation>收起其余</translation>
    </message>
    <message>
        <source>Show what else is seen: {count}</source>
        <translation>显示其余发现：{count}</translation>
    </message>
</context>
<context>
    <name>HealthRows</name>
    <message>
        <source>{dead} of {units} units silent</source>
        <translation>{units} 个单元中有 {dead} 个始终为零</translation>
    </message>
    <message>
        <source>{share} % of its outputs saturated</source>
        <translation>{share} % 的输出已饱和</translation>
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
    <name>HowFar</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Give up what is still being worked out</source>
        <translation>放弃尚未算完的部分</translation>
    </message>
    <message>
        <source>Work out what is missing</source>
        <translation>算出还缺少的部分</translation>
    </message>
</context>
<context>
    <name>HowFarDialog</name>
    <message>
        <source>Export network</source>
        <translation>导出网络</translation>
    </message>
    <message>
        <source>{name} is being written…</source>
        <translation>正在写入 {name}…</translation>
    </message>
    <message>
        <source>How far the file is</source>
        <translation>文件的进度</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Stop making it; no file is left</source>
        <translation>停止生成；不留下文件</translation>
    </message>
    <message>
        <source>Picture {done} of {total}…</source>
        <translation>图像 {done}/{total}…</translation>
    </message>
</context>
<context>
    <name>InkBar</name>
    <message>
        <source>Ink</source>
        <translation>笔迹</translation>
    </message>
    <message>
        <source>Thinner</source>
        <translation>变细</translation>
    </message>
    <message>
        <source>Thicker</source>
        <translation>变粗</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Take the last stroke back</source>
        <translation>撤销最后一笔</translation>
    </message>
    <message>
        <source>Clear the ink</source>
        <translation>清除笔迹</translation>
    </message>
</context>
<context>
    <name>InputButtons</name>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Choose, open or paste another picture; size, crop and channels</source>
        <translation>选择、打开或粘贴另一幅图像；尺寸、裁剪与通道</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Draw on an empty canvas, as large as what the network takes</source>
        <translation>在空白画布上绘画，画布与网络的输入一样大</translation>
    </message>
</context>
<context>
    <name>InputOptions</name>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>One channel: the brightness</source>
        <translation>一个通道：亮度</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Three channels: red, green and blue</source>
        <translation>三个通道：红、绿、蓝</translation>
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
        <translation>黑为 0，白为 1。{}。</translation>
    </message>
    <message>
        <source>0–255</source>
        <translation>0–255</translation>
    </message>
    <message>
        <source>Black is 0, white 255. {}.</source>
        <translation>黑为 0，白为 255。{}。</translation>
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
        <source>The network learned from these intensities: others mean nothing to it.</source>
        <translation>网络是在这种亮度范围上学习的：其他范围的数值对它没有意义。</translation>
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
        <source>Open a picture or another file, or drop one anywhere</source>
        <translation>打开图像或其他文件，也可拖放到窗口任意位置</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste picture</source>
        <translation>粘贴图像</translation>
    </message>
    <message>
        <source>Put the picture on the clipboard in</source>
        <translation>载入剪贴板中的图像</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Look at a picture: a click pins a cell</source>
        <translation>查看图像：点击可固定一个单元格</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Draw on an empty canvas, as large as what the network takes</source>
        <translation>在空白画布上绘画，画布与网络的输入一样大</translation>
    </message>
    <message>
        <source>Draw on this picture</source>
        <translation>在这幅图像上绘画</translation>
    </message>
    <message>
        <source>Strokes go over the picture as it is, instead of on an empty canvas</source>
        <translation>笔画直接画在现有图像上，而不是空白画布上</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>输入图像</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>{name}, drawn on</source>
        <translation>{name}（已涂改）</translation>
    </message>
</context>
<context>
    <name>InsideBoard</name>
    <message>
        <source>Explanations</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>How far the explanations are</source>
        <translation>解释的进度</translation>
    </message>
    <message>
        <source>Ask about a unit</source>
        <translation>询问一个单元</translation>
    </message>
    <message>
        <source>Of the selected filter, at its strongest place</source>
        <translation>所选滤波器的单元，在其响应最强的位置</translation>
    </message>
    <message>
        <source>The explanations are being worked out.</source>
        <translation>正在计算解释。</translation>
    </message>
</context>
<context>
    <name>InsidePage</name>
    <message>
        <source>Look inside</source>
        <translation>看内部</translation>
    </message>
</context>
<context>
    <name>InsidePages</name>
    <message>
        <source>Look inside</source>
        <translation>看内部</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>为什么是这个答案</translation>
    </message>
    <message>
        <source>What each method says of an answer</source>
        <translation>每种方法怎样解释一个答案</translation>
    </message>
    <message>
        <source>Its numbers</source>
        <translation>其中的数值</translation>
    </message>
    <message>
        <source>Grad-CAM&apos;s sum term by term, the deconvnet&apos;s way back by layers</source>
        <translation>逐项显示 Grad-CAM 的求和，逐层显示反卷积网络的回传</translation>
    </message>
    <message>
        <source>One unit</source>
        <translation>单个单元</translation>
    </message>
    <message>
        <source>Its weights, strongest places, and a picture made for it</source>
        <translation>它的权重、最强的位置，以及为它生成的图像</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>所有单元</translation>
    </message>
    <message>
        <source>The strongest places of every unit of a layer</source>
        <translation>一层中每个单元的最强位置</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>How alike pictures are to the network, by the features of a layer</source>
        <translation>按某一层的特征，看图像在网络眼里有多相像</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>InsidePanel</name>
    <message>
        <source>Why this answer?</source>
        <translation>为什么是这个答案？</translation>
    </message>
    <message>
        <source>An answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Last with maps</source>
        <translation>最后一个有特征图的层</translation>
    </message>
    <message>
        <source>The unit is chosen above its cards. Switched off, its map is 0 everywhere, and the answers at the left say what they were with it.</source>
        <translation>单元在卡片上方选择。停用后，它的特征图处处为 0，左侧的答案会说明原来是多少。</translation>
    </message>
    <message>
        <source>One of the outputs of the network</source>
        <translation>网络的一个输出</translation>
    </message>
    <message>
        <source>A unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>A unit of any layer, at its strongest place</source>
        <translation>任意一层的一个单元，取其最强的位置</translation>
    </message>
    <message>
        <source>What is asked about</source>
        <translation>询问的对象</translation>
    </message>
    <message>
        <source>Layer of the unit</source>
        <translation>单元所在的层</translation>
    </message>
    <message>
        <source>Layer of Grad-CAM</source>
        <translation>Grad-CAM 的层</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>各自</translation>
    </message>
    <message>
        <source>Each map uses all of its colours</source>
        <translation>每幅解释图各自用满颜色</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Scales end where they do now, also for other pictures and answers</source>
        <translation>标尺保持现在的终点，换了图像和答案也一样</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>The middle of the intensities</source>
        <translation>亮度范围的中点</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The mean of the picture, channel by channel</source>
        <translation>图像逐通道的平均值</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>The picture, blurred</source>
        <translation>模糊后的图像</translation>
    </message>
    <message>
        <source>What the patch shows</source>
        <translation>遮挡块显示什么</translation>
    </message>
    <message>
        <source>Shuffled layers</source>
        <translation>打乱的层数</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>The layer of the unit</source>
        <translation>单元所在的层</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>The layer whose maps Grad-CAM weighs</source>
        <translation>Grad-CAM 加权的是这一层的特征图</translation>
    </message>
    <message>
        <source>Where the colours of the maps end</source>
        <translation>解释图的颜色到哪里为止</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>What the patch shows, there and in occlusion</source>
        <translation>遮挡块显示什么，遮挡方法也一样</translation>
    </message>
    <message>
        <source>Test the explanations</source>
        <translation>检验这些解释</translation>
    </message>
    <message>
        <source>Shuffle the weights from the last layer down: a map that stays the same says nothing about the network.</source>
        <translation>从最后一层往前打乱权重：打乱后仍然不变的解释图，说明不了网络的任何事情。</translation>
    </message>
    <message>
        <source>One unit</source>
        <translation>一个单元</translation>
    </message>
    <message>
        <source>Its numbers</source>
        <translation>其中的数值</translation>
    </message>
    <message>
        <source>The layers above show what comes back to them: go through them from right to left. A click on a number shows what it is the sum of, a double click its unit alone.</source>
        <translation>上面的各层显示传回到该层的数值：从右到左逐层看。单击一个数值，显示它是哪些数之和；双击单独显示它的单元。</translation>
    </message>
    <message>
        <source>Every map has its numbers: point at a place, and they stand beneath. A click on a map shows its unit alone.</source>
        <translation>每幅特征图都有数值：指向一个位置，数值便列在下方。单击特征图可单独显示其单元。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Each picture lies where the numbers that a layer makes of it put it: in the plane of the two directions in which all of them differ most (principal components). What is alike to the network lies together; a red frame is a wrong answer. A click opens the picture, and every page is about it.</source>
        <translation>每幅图像的位置由某一层从它得出的数值决定：位于所有图像差异最大的两个方向（主成分）构成的平面上。网络认为相像的图像靠在一起；红框表示答错。单击可打开图像，各页随之讲它。</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>所有单元</translation>
    </message>
    <message>
        <source>Right of each pair: the nine places at which the unit answers most strongly, each in another picture. Left: what of them reaches back through the deconvnet, grey where it is 0. A double click shows the unit alone. After Zeiler and Fergus 2013.</source>
        <translation>每一对的右边：单元响应最强的九个位置，各在不同的图像中。左边：其中经反卷积网络传回的部分，灰色表示 0。双击可单独显示该单元。依据 Zeiler 和 Fergus 2013。</translation>
    </message>
    <message>
        <source>No layer has weights that could be shuffled.</source>
        <translation>没有一层带有可以打乱的权重。</translation>
    </message>
    <message>
        <source>The network is as it is.</source>
        <translation>网络保持原样。</translation>
    </message>
    <message>
        <source>{count} of {depth} layers shuffled. ρ: rank correlation with the map before.</source>
        <translation>{depth} 层中打乱了 {count} 层。ρ：与打乱前的解释图的秩相关系数。</translation>
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
        <source>Duplicate the filter</source>
        <translation>复制这个滤波器</translation>
    </message>
    <message>
        <source>Delete the filter</source>
        <translation>删除这个滤波器</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加滤波器</translation>
    </message>
    <message>
        <source>The layer adds no bias: More settings, “Adds a bias”.</source>
        <translation>这一层不加偏置：见“更多设置”中的“加偏置”。</translation>
    </message>
    <message>
        <source>Filter {number} of {count}</source>
        <translation>滤波器 {number} / {count}</translation>
    </message>
    <message>
        <source>Page Up, Page Down: the one before, the next; Alt+Left, Alt+Right: move it.</source>
        <translation>Page Up、Page Down：上一个、下一个；Alt+Left、Alt+Right：移动它。</translation>
    </message>
</context>
<context>
    <name>KernelGrid</name>
    <message>
        <source>Weights of the filter</source>
        <translation>滤波器的权重</translation>
    </message>
</context>
<context>
    <name>KernelPicture</name>
    <message>
        <source>Click a cell to change it</source>
        <translation>点击单元格以修改</translation>
    </message>
    <message>
        <source>Weights of the filter</source>
        <translation>滤波器的权重</translation>
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
        <translation>尺寸：其他</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>The usual sizes</source>
        <translation>常用尺寸</translation>
    </message>
</context>
<context>
    <name>KernelsPage</name>
    <message>
        <source>Channel before</source>
        <translation>上一通道</translation>
    </message>
    <message>
        <source>Next channel</source>
        <translation>下一通道</translation>
    </message>
    <message>
        <source>Channel {number} of {count}</source>
        <translation>第 {number} 个通道，共 {count} 个</translation>
    </message>
    <message>
        <source>{letter}: this layer has no kernels. Choose a convolution above.</source>
        <translation>{letter}：这一层没有卷积核。请在上方选择一个卷积层。</translation>
    </message>
    <message>
        <source>{letter} has no such channel.</source>
        <translation>{letter} 没有这个通道。</translation>
    </message>
    <message>
        <source>The smaller kernel lies in the middle of the larger one, zero around it.</source>
        <translation>较小的卷积核位于较大的正中，周围为零。</translation>
    </message>
    <message>
        <source>Kernel of {side}</source>
        <translation>{side} 的卷积核</translation>
    </message>
    <message>
        <source>{size} · sum {sum} · largest {largest} · bias {bias}</source>
        <translation>{size} · 总和 {sum} · 最大 {largest} · 偏置 {bias}</translation>
    </message>
</context>
<context>
    <name>KeyCaps</name>
    <message>
        <source>Keys pressed</source>
        <translation>按下的键</translation>
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
        <translation>所选滤波器的两个权重移动，其余权重不变</translation>
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
        <translation>请先开始训练：计算损失需要训练数据。</translation>
    </message>
    <message>
        <source>Every point is the network with other weights; the height is its loss.</source>
        <translation>每一点都是同一个网络换上另一组权重；高度就是它的损失。</translation>
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
        <translation>颜色越深，损失越低；+ 是当前的网络。</translation>
    </message>
    <message>
        <source>Dark is a low loss; + is the network as it was in epoch {epoch}: its weights are others now.</source>
        <translation>颜色越深，损失越低；+ 是第 {epoch} 轮时的网络：现在的权重已经不同。</translation>
    </message>
    <message>
        <source>η = {rate}, {name}: from {first} to {last} in {steps} steps</source>
        <translation>η = {rate}，{name}：{steps} 步内从 {first} 到 {last}</translation>
    </message>
    <message>
        <source>the epochs that are kept, seen from straight above</source>
        <translation>已保存的各个轮次，从正上方俯视</translation>
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
        <translation>深色表示损失低，浅色表示损失高</translation>
    </message>
    <message>
        <source>Press “Show the loss”: it is worked out around the weights as they are.</source>
        <translation>请按“计算损失”：将在当前权重周围计算。</translation>
    </message>
    <message>
        <source>loss {value}</source>
        <translation>损失 {value}</translation>
    </message>
</context>
<context>
    <name>LayerBoard</name>
    <message>
        <source>All units of a layer</source>
        <translation>一层的所有单元</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Strongest</source>
        <translation>最强</translation>
    </message>
    <message>
        <source>By the largest value, from the top</source>
        <translation>按最大值，从大到小</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>As the layer has them</source>
        <translation>按层中的次序</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Find a unit</source>
        <translation>查找单元</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>How far the search is</source>
        <translation>搜索进度</translation>
    </message>
    <message>
        <source>Places in</source>
        <translation>位置取自</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>编号或名称</translation>
    </message>
    <message>
        <source>No unit has this number or this name.</source>
        <translation>没有单元有这个编号或名称。</translation>
    </message>
    <message>
        <source>There is no layer whose units could be looked at.</source>
        <translation>没有可以查看其单元的层。</translation>
    </message>
    <message>
        <source>The pictures are not searched.</source>
        <translation>没有搜索图像。</translation>
    </message>
    <message>
        <source>The pictures are being searched.</source>
        <translation>正在搜索图像。</translation>
    </message>
    <message>
        <source>{units} units, {count} pictures</source>
        <translation>{units} 个单元，{count} 幅图像</translation>
    </message>
    <message>
        <source>{done} of {total} pictures</source>
        <translation>{total} 幅图像中的 {done} 幅</translation>
    </message>
</context>
<context>
    <name>LayerFacts</name>
    <message>
        <source>no parameters</source>
        <translation>无参数</translation>
    </message>
    <message>
        <source>1 parameter</source>
        <translation>1 个参数</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>This layer waits for the one before, which has no output.</source>
        <translation>这一层在等待前一层，而前一层没有输出。</translation>
    </message>
    <message>
        <source>Rows and columns: {formula}</source>
        <translation>行数和列数：{formula}</translation>
    </message>
    <message>
        <source>Rows: {formula}</source>
        <translation>行数：{formula}</translation>
    </message>
    <message>
        <source>Columns: {formula}</source>
        <translation>列数：{formula}</translation>
    </message>
    <message>
        <source>Parameters: {formula}</source>
        <translation>参数量：{formula}</translation>
    </message>
    <message>
        <source>Multiplications: {formula}</source>
        <translation>乘法次数：{formula}</translation>
    </message>
</context>
<context>
    <name>LayerMenus</name>
    <message>
        <source>Add a layer here</source>
        <translation>在此添加一层</translation>
    </message>
    <message>
        <source>Find a unit…</source>
        <translation>查找单元…</translation>
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
    <message>
        <source>Compare this map with…</source>
        <translation>与其他特征图比较…</translation>
    </message>
    <message>
        <source>Compare with before the last change</source>
        <translation>与上次改动之前比较</translation>
    </message>
</context>
<context>
    <name>LayerStrip</name>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>channel {number}</source>
        <translation>通道 {number}</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>单元 {number}</translation>
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
        <translation>选择一个带滤波器的层，查看其中一个滤波器的内部。</translation>
    </message>
    <message>
        <source>{name}, slice {number}</source>
        <translation>{name}，切片 {number}</translation>
    </message>
    <message>
        <source>filter, rank {rank}</source>
        <translation>滤波器，秩 {rank}</translation>
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
        <source>separable:
{two} instead of {all}
multiplications a place</source>
        <translation>可分离：
每个位置 {two} 次乘法，
而不是 {all} 次</translation>
    </message>
    <message>
        <source>strength by frequency:
middle even areas,
rim the finest stripes</source>
        <translation>各频率的强度：
中间是平坦区域，
边缘是最细的条纹</translation>
    </message>
    <message>
        <source>nearest separable</source>
        <translation>最接近的可分离卷积核</translation>
    </message>
    <message>
        <source>largest difference</source>
        <translation>最大差异</translation>
    </message>
    <message>
        <source>{count} linear layers are this one filter</source>
        <translation>{count} 个线性层等于这一个滤波器</translation>
    </message>
    <message>
        <source>composed, channel {number}</source>
        <translation>合成卷积核，通道 {number}</translation>
    </message>
</context>
<context>
    <name>LessonBar</name>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>A hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>演示给我看</translation>
    </message>
    <message>
        <source>Edit this lesson</source>
        <translation>编辑本课程</translation>
    </message>
    <message>
        <source>In a copy of your own, which is shown here as you save it</source>
        <translation>编辑你自己的副本，保存后这里马上显示</translation>
    </message>
    <message>
        <source>Notes for the teacher</source>
        <translation>教师说明</translation>
    </message>
    <message>
        <source>What to say, what classes get wrong, where to stop</source>
        <translation>讲什么、学生容易错在哪里、在哪里停</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>离开课程</translation>
    </message>
    <message>
        <source>Your own session comes back</source>
        <translation>恢复你自己的会话</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next anyway</source>
        <translation>仍然继续</translation>
    </message>
    <message>
        <source>step {place} of {count} · about {minutes} minutes</source>
        <translation>第 {place} 步，共 {count} 步 · 约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>✓ Done.</source>
        <translation>✓ 完成。</translation>
    </message>
    <message>
        <source>This is not on the page presented: Esc leads to the window.</source>
        <translation>这不在演示的页面上：按 Esc 回到窗口。</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>请写一个数。</translation>
    </message>
    <message>
        <source>Not yet: another number. You can try again, or go on.</source>
        <translation>还不对：是另一个数。可以再试，或继续。</translation>
    </message>
</context>
<context>
    <name>LessonEditor</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The lesson itself, or its texts in another language</source>
        <translation>课程本身，或它在另一种语言里的文字</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The lesson shows it at once (Ctrl+S)</source>
        <translation>课程马上显示（Ctrl+S）</translation>
    </message>
    <message>
        <source>In another program</source>
        <translation>用别的程序</translation>
    </message>
    <message>
        <source>Open the file in the editor of the system; what is saved there is shown, too</source>
        <translation>用系统的编辑器打开文件；在那里保存的也会显示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What was written since it was saved is lost otherwise.</source>
        <translation>否则上次保存以后写的会丢失。</translation>
    </message>
    <message>
        <source>Another program has saved the file: Save writes over that.</source>
        <translation>别的程序保存了这个文件：再保存会覆盖它。</translation>
    </message>
    <message>
        <source>No program opens such files here; it is {path}.</source>
        <translation>这里没有程序能打开这种文件；它是 {path}。</translation>
    </message>
    <message>
        <source>Nothing is wrong. Save, and the lesson shows it.</source>
        <translation>没有错误。保存后课程就会显示。</translation>
    </message>
    <message>
        <source>Saved. Every step is gone through…</source>
        <translation>已保存。正在检查每一步…</translation>
    </message>
    <message>
        <source>Saved, and nothing is wrong: the lesson shows it.</source>
        <translation>已保存，没有错误：课程已经显示。</translation>
    </message>
    <message>
        <source>1 mistake: the lesson stays as it was last without any.</source>
        <translation>1 个错误：课程保持上次没有错误时的样子。</translation>
    </message>
    <message>
        <source>{count} mistakes: the lesson stays as it was last without any.</source>
        <translation>{count} 个错误：课程保持上次没有错误时的样子。</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
</context>
<context>
    <name>LessonMenu</name>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>Edit this lesson…</source>
        <translation>编辑本课程…</translation>
    </message>
    <message>
        <source>Write a new lesson…</source>
        <translation>写一个新课程…</translation>
    </message>
    <message>
        <source>Open the folder of your lessons</source>
        <translation>打开存放课程的文件夹</translation>
    </message>
    <message>
        <source>Save my results…</source>
        <translation>保存我的成绩…</translation>
    </message>
    <message>
        <source>In a small file for the teacher: what was done and answered in every lesson</source>
        <translation>存入给教师的小文件：每节课做了什么、答了什么</translation>
    </message>
    <message>
        <source>{done} of {count} steps are done</source>
        <translation>{count} 步中完成了 {done} 步</translation>
    </message>
    <message>
        <source>my results</source>
        <translation>我的成绩</translation>
    </message>
    <message>
        <source>Results of lessons ({pattern})</source>
        <translation>课程成绩 ({pattern})</translation>
    </message>
    <message>
        <source>Save my results</source>
        <translation>保存我的成绩</translation>
    </message>
</context>
<context>
    <name>Likeliest</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Search the classes</source>
        <translation>搜索类别</translation>
    </message>
</context>
<context>
    <name>MapTile</name>
    <message>
        <source>Arrow keys point at a cell, Space or Return pins it, + and − zoom.</source>
        <translation>方向键指向单元格，空格或回车键将其固定，+ 和 − 缩放。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {value}</source>
        <translation>第 {row} 行第 {column} 列：{value}</translation>
    </message>
</context>
<context>
    <name>MapTiles</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>{layer}, map {number}</source>
        <translation>{layer}，特征图 {number}</translation>
    </message>
</context>
<context>
    <name>MapsPage</name>
    <message>
        <source>One scale</source>
        <translation>同一标尺</translation>
    </message>
    <message>
        <source>The same number has the same colour in A and in B</source>
        <translation>同一数值在 A 和 B 中颜色相同</translation>
    </message>
    <message>
        <source>Own scales</source>
        <translation>各自标尺</translation>
    </message>
    <message>
        <source>Each of the two uses all of its colours</source>
        <translation>两者各自用满全部颜色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>By the input</source>
        <translation>按输入对齐</translation>
    </message>
    <message>
        <source>Cells that see the same place of the input lie on one another</source>
        <translation>看到输入同一位置的单元格彼此重叠</translation>
    </message>
    <message>
        <source>By the corner</source>
        <translation>按左上角对齐</translation>
    </message>
    <message>
        <source>Cell lies on cell, counted from the top left</source>
        <translation>从左上角起逐格重叠</translation>
    </message>
    <message>
        <source>How the maps lie on one another</source>
        <translation>特征图如何对齐</translation>
    </message>
    <message>
        <source>The maps are being computed.</source>
        <translation>正在计算特征图。</translation>
    </message>
    <message>
        <source>One is a list of numbers, the other a map: choose two of a kind.</source>
        <translation>一个是数字列表，另一个是特征图：请选择同类的两个。</translation>
    </message>
    <message>
        <source>The two have no place in common.</source>
        <translation>两者没有共同的位置。</translation>
    </message>
    <message>
        <source>A: {map}</source>
        <translation>A：{map}</translation>
    </message>
    <message>
        <source>B: {map}</source>
        <translation>B：{map}</translation>
    </message>
    <message>
        <source>A − B. {a}. {b}</source>
        <translation>A − B。{a}。{b}</translation>
    </message>
    <message>
        <source>A has {a} cells, B has {b}; all of both is shown.</source>
        <translation>A 有 {a} 格，B 有 {b} 格；两者都完整显示。</translation>
    </message>
    <message>
        <source>A has {a} cells, B has {b}; the difference has the {both} of A on which B has a cell.</source>
        <translation>A 有 {a} 格，B 有 {b} 格；差值只含 A 中与 B 重叠的 {both} 格。</translation>
    </message>
    <message>
        <source>Of colours, the mean of red, green and blue is compared.</source>
        <translation>彩色图像比较的是红、绿、蓝的平均值。</translation>
    </message>
    <message>
        <source>Point at a map: the numbers of both stand here.</source>
        <translation>指向任一特征图：这里显示两者的数值。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}</source>
        <translation>第 {row} 行，第 {column} 列</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>{count} earlier messages follow when these are closed</source>
        <translation>关闭这些后会显示之前的 {count} 条消息</translation>
    </message>
    <message>
        <source>An earlier message follows when these are closed</source>
        <translation>关闭这些后会显示之前的一条消息</translation>
    </message>
</context>
<context>
    <name>MethodCard</name>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>第 {row} 行，第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>being worked out</source>
        <translation>正在计算</translation>
    </message>
</context>
<context>
    <name>ModeButton</name>
    <message>
        <source>Mode: {mode}</source>
        <translation>模式：{mode}</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
    <message>
        <source>Weights from a file…</source>
        <translation>从文件读取权重…</translation>
    </message>
    <message>
        <source>safetensors, npz, or a state dict of PyTorch, by torchvision&apos;s names or timm&apos;s; no code in a file is run</source>
        <translation>safetensors、npz 或 PyTorch 的 state dict，名称按 torchvision 或 timm；绝不运行文件中的代码</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>随机权重</translation>
    </message>
    <message>
        <source>The shapes alone: numbers drawn by chance, marked as such wherever they show</source>
        <translation>只有形状：权重是随机抽取的数，凡显示之处都会注明</translation>
    </message>
    <message>
        <source>How far the download is</source>
        <translation>下载进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop; what has arrived is kept, to be gone on with</source>
        <translation>停止；已收到的部分会保留，以后可以接着下载</translation>
    </message>
    <message>
        <source>What did not fit</source>
        <translation>未能对上的内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{sentence} Takes {size}, 0–1; {outputs} classes. Published in: {article}.</source>
        <translation>{sentence}输入 {size}，取值 0–1；{outputs} 个类别。发表于：{article}。</translation>
    </message>
    <message>
        <source>In memory: {weights} MB of weights and {maps} MB of maps; a network may take {most} MB on this machine.</source>
        <translation>占用内存：权重 {weights} MB，特征图 {maps} MB；在这台机器上，一个网络最多可用 {most} MB。</translation>
    </message>
    <message>
        <source>Its weights alone take {weights} MB of memory, and a network may take {most} MB on this machine: it cannot be opened here.</source>
        <translation>仅权重就要占用 {weights} MB 内存，而在这台机器上一个网络最多可用 {most} MB：无法在此打开。</translation>
    </message>
    <message>
        <source>No safe file of its weights is known: give one, or have random ones.</source>
        <translation>没有已知的安全权重文件：请给出一个文件，或使用随机权重。</translation>
    </message>
    <message>
        <source>Its weights are on this machine: {size} MB, {licence}, from {source}.</source>
        <translation>权重已在这台机器上：{size} MB，{licence}，来自 {source}。</translation>
    </message>
    <message>
        <source>Weights: {size} MB, {licence}, from {source} ({address}). {part} MB are there already.</source>
        <translation>权重：{size} MB，{licence}，来自 {source}（{address}）。已有 {part} MB。</translation>
    </message>
    <message>
        <source>Weights: {size} MB, {licence}, from {source} ({address}). Nothing is downloaded before you press the button; they are kept on this machine.</source>
        <translation>权重：{size} MB，{licence}，来自 {source}（{address}）。按下按钮之前不会下载任何内容；下载后保存在这台机器上。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation>继续下载</translation>
    </message>
    <message>
        <source>Download {size} MB</source>
        <translation>下载 {size} MB</translation>
    </message>
    <message>
        <source>Weights are being read…</source>
        <translation>正在读取权重…</translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>正在等待服务器…</translation>
    </message>
    <message>
        <source>Weights ({endings})</source>
        <translation>权重 ({endings})</translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation>{done} / {total} MB</translation>
    </message>
    <message>
        <source>{total} MB are there; they are checked and opened…</source>
        <translation>{total} MB 已收齐；正在校验并打开…</translation>
    </message>
    <message>
        <source>The network was not put in.</source>
        <translation>网络没有放入。</translation>
    </message>
</context>
<context>
    <name>NetworkExport</name>
    <message>
        <source>Export network</source>
        <translation>导出网络</translation>
    </message>
</context>
<context>
    <name>NetworkLine</name>
    <message>
        <source>What is drawn is cut out, scaled and centred as the pictures that the network learned from. Opened pictures and those of the data are not.</source>
        <translation>画出的内容会被裁出、缩放并居中，与网络学习过的图像一致。打开的图像和数据中的图像不会这样处理。</translation>
    </message>
    <message>
        <source>Frame drawings</source>
        <translation>摆放绘图</translation>
    </message>
    <message>
        <source>Take this size…</source>
        <translation>采用此尺寸…</translation>
    </message>
    <message>
        <source>Give the network another input: it says first what must be learned again</source>
        <translation>给网络换一种输入：先说明哪些内容需要重新学习</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>The network takes {size} · {colour}; pictures are fitted to it.</source>
        <translation>网络接收 {size} · {colour}；图像会按此尺寸适配。</translation>
    </message>
    <message>
        <source>It has random weights: what it says means nothing yet.</source>
        <translation>它的权重是随机的：现在的输出没有意义。</translation>
    </message>
</context>
<context>
    <name>NetworkMenu</name>
    <message>
        <source>&amp;Networks</source>
        <translation>知名网络(&amp;N)</translation>
    </message>
    <message>
        <source>{name}…</source>
        <translation>{name}…</translation>
    </message>
</context>
<context>
    <name>NetworkRows</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>{count} weights</source>
        <translation>{count} 个权重</translation>
    </message>
    <message>
        <source>Layer {number} is frozen</source>
        <translation>第 {number} 层已冻结</translation>
    </message>
    <message>
        <source>Freeze layer {number}</source>
        <translation>冻结第 {number} 层</translation>
    </message>
    <message>
        <source>Keep the weights of this layer while training</source>
        <translation>训练时保持这一层的权重不变</translation>
    </message>
</context>
<context>
    <name>NotesOver</name>
    <message>
        <source>Next step</source>
        <translation>下一步骤</translation>
    </message>
    <message>
        <source>The class sees these notes, as there is one screen. N hides them.</source>
        <translation>只有一个屏幕，学生看得到这些备注。按 N 隐藏。</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>结束</translation>
    </message>
</context>
<context>
    <name>NotesView</name>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation>缩小字号</translation>
    </message>
    <message>
        <source>Larger letters</source>
        <translation>放大字号</translation>
    </message>
    <message>
        <source>This step has no notes.</source>
        <translation>此步骤没有备注。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Go on from the last epoch</source>
        <translation>从上一轮次继续</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>回到此轮</translation>
    </message>
    <message>
        <source>Go back to this epoch for good; training goes on from there</source>
        <translation>真正回到这一轮，训练从那里继续</translation>
    </message>
    <message>
        <source>The training process has ended.</source>
        <translation>训练进程已结束。</translation>
    </message>
    <message>
        <source>Epoch {number} is shown: training goes on from the one that is shown.</source>
        <translation>正显示第 {number} 轮：训练将从所显示的轮次继续。</translation>
    </message>
    <message>
        <source>{count} more notices</source>
        <translation>另有 {count} 条提示</translation>
    </message>
    <message>
        <source>One more notice</source>
        <translation>另有 1 条提示</translation>
    </message>
    <message>
        <source>Show the first notice only</source>
        <translation>只显示第一条提示</translation>
    </message>
    <message>
        <source>Take the size of the data</source>
        <translation>采用数据的尺寸</translation>
    </message>
    <message>
        <source>Add the missing layers</source>
        <translation>补上缺少的层</translation>
    </message>
</context>
<context>
    <name>NumbersList</name>
    <message>
        <source>Numbers of A and of B</source>
        <translation>A 与 B 的数值</translation>
    </message>
</context>
<context>
    <name>OpenDialog</name>
    <message>
        <source>Sessions, pictures, kernels, networks ({patterns})</source>
        <translation>会话、图像、卷积核、网络 ({patterns})</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图像 ({patterns})</translation>
    </message>
    <message>
        <source>Networks and weights ({patterns})</source>
        <translation>网络和权重 ({patterns})</translation>
    </message>
    <message>
        <source>Lessons and recipes ({patterns})</source>
        <translation>课程和配方 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>Operands</name>
    <message>
        <source>Filter</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Slice {number}</source>
        <translation>切片 {number}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>{layer} {number}</source>
        <translation>{layer} {number}</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Ink and pointer</source>
        <translation>笔迹与指针</translation>
    </message>
</context>
<context>
    <name>OwnKernels</name>
    <message>
        <source>my kernel</source>
        <translation>我的卷积核</translation>
    </message>
    <message>
        <source>Kernels ({patterns})</source>
        <translation>卷积核 ({patterns})</translation>
    </message>
    <message>
        <source>Keep this kernel</source>
        <translation>保存此卷积核</translation>
    </message>
</context>
<context>
    <name>OwnSection</name>
    <message>
        <source>Your own</source>
        <translation>我的文件</translation>
    </message>
    <message>
        <source>In a file of yours, which stands in this menu from then on</source>
        <translation>存成你自己的文件，此后会出现在这个菜单里</translation>
    </message>
    <message>
        <source>What you put there stands in this menu</source>
        <translation>放在其中的文件会出现在这个菜单里</translation>
    </message>
    <message>
        <source>{count} more are in the folder</source>
        <translation>文件夹中还有 {count} 个</translation>
    </message>
</context>
<context>
    <name>OwnStacks</name>
    <message>
        <source>my stack</source>
        <translation>我的网络</translation>
    </message>
    <message>
        <source>Save this stack</source>
        <translation>保存此网络</translation>
    </message>
    <message>
        <source>Stacks and networks ({pattern})</source>
        <translation>网络和已训练网络 ({pattern})</translation>
    </message>
</context>
<context>
    <name>PageChoice</name>
    <message>
        <source>All pages, as red, green and blue</source>
        <translation>所有页，作为红、绿、蓝</translation>
    </message>
    <message>
        <source>Page {number} alone</source>
        <translation>只看第 {number} 页</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Which of the pictures in the file is shown</source>
        <translation>显示文件中的哪一幅图像</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>共 {count} 页</translation>
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
    <name>PasteQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>All filters of the layer become as large as what is pasted: the others are padded with zeros, or cut, about their centre</source>
        <translation>该层的所有滤波器都变成粘贴内容的大小：其他滤波器以中心为准补零或裁剪</translation>
    </message>
    <message>
        <source>What is pasted is {found}, the filter {size}.</source>
        <translation>粘贴的内容是 {found}，滤波器是 {size}。</translation>
    </message>
    <message>
        <source>Make all filters {size}</source>
        <translation>所有滤波器改为 {size}</translation>
    </message>
    <message>
        <source>Place from row {row}, column {column}</source>
        <translation>从第 {row} 行第 {column} 列放入</translation>
    </message>
    <message>
        <source>The first number goes into the selected cell; {count} numbers would lie outside the filter and be left out</source>
        <translation>第一个数放入所选单元格；有 {count} 个数会在滤波器之外而不放入</translation>
    </message>
    <message>
        <source>The first number goes into the selected cell; all of them have room</source>
        <translation>第一个数放入所选单元格；所有的数都放得下</translation>
    </message>
</context>
<context>
    <name>PatchCard</name>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的内容</translation>
    </message>
    <message>
        <source>Drag over it to cover a part.</source>
        <translation>在上面拖动，盖住一部分。</translation>
    </message>
    <message>
        <source>Covered: {share}</source>
        <translation>已盖住：{share}</translation>
    </message>
</context>
<context>
    <name>PictureColumn</name>
    <message>
        <source>Picture, before it is fitted to the network</source>
        <translation>图像，适配网络之前</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>摆放</translation>
    </message>
    <message>
        <source>What is drawn is cut out, scaled and centred as the pictures that the network learned from; without it, the drawing is taken whole.</source>
        <translation>把画出的内容裁出、缩放并居中，与网络学习过的图像一致；关闭时取整幅画。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
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
        <source>PAGE</source>
        <translation>页</translation>
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
        <translation>{caption}：点击可送入网络</translation>
    </message>
</context>
<context>
    <name>PicturesBoard</name>
    <message>
        <source>Pictures by their features</source>
        <translation>按特征排布的图像</translation>
    </message>
    <message>
        <source>Layer of the features</source>
        <translation>特征所在的层</translation>
    </message>
    <message>
        <source>The last hidden layer</source>
        <translation>最后一个隐藏层</translation>
    </message>
    <message>
        <source>Wrong ones only</source>
        <translation>只看错的</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>across {first}, up {second} of the variance</source>
        <translation>横向占方差的 {first}，纵向 {second}</translation>
    </message>
    <message>
        <source>{count} pictures by the {features} numbers of {layer}.</source>
        <translation>{count} 幅图像，按 {layer} 的 {features} 个数值排布。</translation>
    </message>
    <message>
        <source>{wrong} of {known} are taken for something else.</source>
        <translation>{known} 幅中有 {wrong} 幅被认错。</translation>
    </message>
    <message>
        <source>{name}: taken for {answer}</source>
        <translation>{name}：被认作 {answer}</translation>
    </message>
    <message>
        <source>{name}: taken for {answer}, it is {label}</source>
        <translation>{name}：被认作 {answer}，实为 {label}</translation>
    </message>
    <message>
        <source>The pictures have not gone through the network.</source>
        <translation>图像还没有经过网络。</translation>
    </message>
    <message>
        <source>The pictures go through the network.</source>
        <translation>图像正在经过网络。</translation>
    </message>
</context>
<context>
    <name>PicturesChoice</name>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>The pictures that come along</source>
        <translation>随附的图像</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The data that are trained on, up to 2000</source>
        <translation>用来训练的数据，最多 2000 幅</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Where places are sought</source>
        <translation>在哪里寻找位置</translation>
    </message>
    <message>
        <source>A folder of pictures, with subfolders or without</source>
        <translation>图像文件夹，有无子文件夹均可</translation>
    </message>
    <message>
        <source>All pictures of a folder of yours, in subfolders too</source>
        <translation>你的一个文件夹中的所有图像，包括子文件夹</translation>
    </message>
</context>
<context>
    <name>PixelGrid</name>
    <message>
        <source>The window has not been here yet.</source>
        <translation>窗口还没有滑到这里。</translation>
    </message>
</context>
<context>
    <name>Prediction</name>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>The stack does not end in a list of numbers.</source>
        <translation>该网络的末端不是一串数字。</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Have everything here as it was at the first start</source>
        <translation>让这里的一切恢复到第一次启动时的样子</translation>
    </message>
</context>
<context>
    <name>Presentation</name>
    <message>
        <source>Black screen</source>
        <translation>黑屏</translation>
    </message>
</context>
<context>
    <name>PresetButton</name>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Keep this kernel…</source>
        <translation>保存此卷积核…</translation>
    </message>
    <message>
        <source>Open the folder of your kernels</source>
        <translation>打开我的卷积核文件夹</translation>
    </message>
    <message>
        <source>Custom (from {preset})</source>
        <translation>自定义（源自 {preset}）</translation>
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
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>PropertiesPanel</name>
    <message>
        <source>Layer on</source>
        <translation>开启这一层</translation>
    </message>
    <message>
        <source>Switched off, the layer lets its input pass through unchanged.</source>
        <translation>关闭后，这一层让输入原样通过。</translation>
    </message>
    <message>
        <source>Menu of the layer</source>
        <translation>层菜单</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>This is the picture itself: draw or choose it at the left. Click a layer or one of its maps to see and change its settings here.</source>
        <translation>这是图像本身：可在左侧绘制或选择。点击某一层或它的一幅特征图，即可在此查看和更改它的设置。</translation>
    </message>
    <message>
        <source>No layer</source>
        <translation>没有层</translation>
    </message>
    <message>
        <source>There is no layer yet. Add one to see its settings here.</source>
        <translation>还没有任何层。添加一层，即可在此查看它的设置。</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>RaceBoard</name>
    <message>
        <source>Runs beside one another</source>
        <translation>各次训练对照</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>领先</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚无结果</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>损失 {loss}</translation>
    </message>
    <message>
        <source>after epoch {epoch}</source>
        <translation>第 {epoch} 轮后</translation>
    </message>
</context>
<context>
    <name>RaceCard</name>
    <message>
        <source>Race</source>
        <translation>竞速</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>The setting in which the trainings differ</source>
        <translation>各次训练之间不同的那个设置</translation>
    </message>
    <message>
        <source>Its values, with spaces between them</source>
        <translation>它的各个取值，以空格分隔</translation>
    </message>
    <message>
        <source>A training for each number; spaces between them</source>
        <translation>每个数一次训练；数之间用空格分隔</translation>
    </message>
    <message>
        <source>Play the epochs</source>
        <translation>逐轮播放</translation>
    </message>
    <message>
        <source>Epoch after which the runs are compared</source>
        <translation>在第几轮之后比较各次训练</translation>
    </message>
    <message>
        <source>All runs are shown as they were after this epoch</source>
        <translation>所有训练都按这一轮之后的状态显示</translation>
    </message>
    <message>
        <source>End the race</source>
        <translation>结束竞速</translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation>开始竞速</translation>
    </message>
    <message>
        <source>The training that is on goes on; those after it do not begin</source>
        <translation>正在进行的训练继续；其后的不再开始</translation>
    </message>
    <message>
        <source>Training {number} of {count}: {setting}</source>
        <translation>第 {number} 次训练，共 {count} 次：{setting}</translation>
    </message>
    <message>
        <source>{count} trainings of one epoch, one after another, from the same first weights.</source>
        <translation>{count} 次训练，每次 1 轮，依次进行，初始权重相同。</translation>
    </message>
    <message>
        <source>{count} trainings of {epochs} epochs, one after another, from the same first weights.</source>
        <translation>{count} 次训练，每次 {epochs} 轮，依次进行，初始权重相同。</translation>
    </message>
    <message>
        <source>after epoch {epoch} of {last}</source>
        <translation>第 {epoch} 轮后，共 {last} 轮</translation>
    </message>
</context>
<context>
    <name>RatesCard</name>
    <message>
        <source>Which learning rate?</source>
        <translation>学习率取多少？</translation>
    </message>
    <message>
        <source>Try rates</source>
        <translation>试探学习率</translation>
    </message>
    <message>
        <source>Train a hundred steps with ever higher rates, then put the weights back</source>
        <translation>以逐步升高的学习率训练一百步，然后还原权重</translation>
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
        <translation>每个批次的损失，以及平滑后的曲线</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Press “Try rates” to see what each does to the first steps.</source>
        <translation>请按“试探学习率”，看看每个学习率对最初几步的影响。</translation>
    </message>
    <message>
        <source>A good rate is where the loss falls fastest, before it shoots up.</source>
        <translation>合适的学习率位于损失下降最快之处，在它急剧上升之前。</translation>
    </message>
    <message>
        <source>Begin a training first: the test needs its data.</source>
        <translation>请先开始训练：试探需要训练数据。</translation>
    </message>
    <message>
        <source>{rate} makes the loss fall fastest.</source>
        <translation>{rate} 使损失下降最快。</translation>
    </message>
    <message>
        <source>{rate} makes the loss fall fastest; from {last} on it shoots up.</source>
        <translation>{rate} 使损失下降最快；从 {last} 起损失急剧上升。</translation>
    </message>
    <message>
        <source>No rate makes the loss fall much: reset, then try from the first weights.</source>
        <translation>没有一个学习率能让损失明显下降：请先重置，再从初始权重开始试探。</translation>
    </message>
</context>
<context>
    <name>ReadingGlass</name>
    <message>
        <source>Point at a cell to read it.</source>
        <translation>指向一个单元格即可读数。</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>第 {row} 行，第 {column} 列</translation>
    </message>
</context>
<context>
    <name>RecipeBar</name>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Guess what comes of each, then try it:</source>
        <translation>先猜每个会怎样，再试：</translation>
    </message>
    <message>
        <source>Known ways</source>
        <translation>已知做法</translation>
    </message>
    <message>
        <source>Settings that are known to work and to fail, and why</source>
        <translation>已知有用的和没用的设置，以及原因</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Everything as the recipe opens it, untrained</source>
        <translation>一切回到配方打开时的样子，未经训练</translation>
    </message>
    <message>
        <source>Edit this recipe</source>
        <translation>编辑本配方</translation>
    </message>
    <message>
        <source>In a copy of your own, which is shown here as you save it</source>
        <translation>编辑你自己的副本，保存后这里马上显示</translation>
    </message>
    <message>
        <source>Notes for the teacher</source>
        <translation>教师说明</translation>
    </message>
    <message>
        <source>What to say, what classes get wrong, where to stop</source>
        <translation>讲什么、学生容易错在哪里、在哪里停</translation>
    </message>
    <message>
        <source>Leave the recipe</source>
        <translation>离开配方</translation>
    </message>
    <message>
        <source>Your own session comes back</source>
        <translation>恢复你自己的会话</translation>
    </message>
    <message>
        <source>best {best}</source>
        <translation>最好 {best}</translation>
    </message>
    <message>
        <source>Score {score} of {full}</source>
        <translation>得分 {score} / {full}</translation>
    </message>
    <message>
        <source>Hide the ways</source>
        <translation>收起做法</translation>
    </message>
    <message>
        <source>recipe · about {minutes} minutes</source>
        <translation>配方 · 约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Set everything so, and train where that belongs to it</source>
        <translation>照此设置，需要训练的就训练</translation>
    </message>
    <message>
        <source>now {value}</source>
        <translation>现在 {value}</translation>
    </message>
    <message>
        <source>{way}: works</source>
        <translation>{way}：有用</translation>
    </message>
    <message>
        <source>{way}: fails</source>
        <translation>{way}：没用</translation>
    </message>
    <message>
        <source>✓ The goal is reached.</source>
        <translation>✓ 达到目标了。</translation>
    </message>
    <message>
        <source>**{way}**: it is set so, and trains.</source>
        <translation>**{way}**：已照此设置，正在训练。</translation>
    </message>
    <message>
        <source>known to work</source>
        <translation>已知有用</translation>
    </message>
    <message>
        <source>known to fail</source>
        <translation>已知没用</translation>
    </message>
</context>
<context>
    <name>RecipeMenu</name>
    <message>
        <source>&amp;Recipes</source>
        <translation>配方(&amp;R)</translation>
    </message>
    <message>
        <source>Edit this recipe…</source>
        <translation>编辑本配方…</translation>
    </message>
    <message>
        <source>Write a new recipe…</source>
        <translation>写一个新配方…</translation>
    </message>
    <message>
        <source>Open the folder of your recipes</source>
        <translation>打开我的配方文件夹</translation>
    </message>
    <message>
        <source>The best score is {score}</source>
        <translation>最高分是 {score}</translation>
    </message>
</context>
<context>
    <name>ResultsCard</name>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>See what speaks for the answer in the pictures of the cell, and correct them</source>
        <translation>查看这一格的图像中支持该答案的部分，并更正它们</translation>
    </message>
    <message>
        <source>Which pictures are shown</source>
        <translation>显示哪些图像</translation>
    </message>
    <message>
        <source>most wrong</source>
        <translation>错得最重</translation>
    </message>
    <message>
        <source>Mistakes with the highest loss first</source>
        <translation>错误的预测，损失最大的在前</translation>
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
        <source>The data were read anew and are others now: begin anew to see pictures here.</source>
        <translation>数据已重新读取，内容有变化：重新开始即可在此查看图像。</translation>
    </message>
    <message>
        <source>no pictures are held out</source>
        <translation>没有留作验证的图像</translation>
    </message>
    <message>
        <source>{count} of class {label} taken for {answer}</source>
        <translation>{count} 幅类别为 {label} 的图像被认作 {answer}</translation>
    </message>
    <message>
        <source>least sure; click one to see it through the network</source>
        <translation>最不确定的；点击一幅，看它经过网络</translation>
    </message>
    <message>
        <source>most wrong; click one to see it through the network</source>
        <translation>错得最重的；点击一幅，看它经过网络</translation>
    </message>
    <message>
        <source>no mistakes</source>
        <translation>没有错误</translation>
    </message>
    <message>
        <source>{wrong} of {all} wrong</source>
        <translation>{all} 个中错 {wrong} 个</translation>
    </message>
    <message>
        <source>{wrong} of {all} wrong: {share} % right</source>
        <translation>{all} 幅中错 {wrong} 幅：正确率 {share} %</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>RUNS</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Hide earlier</source>
        <translation>隐藏之前的</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Draw the present run alone</source>
        <translation>只绘制当前这次训练</translation>
    </message>
    <message>
        <source>Draw all runs on the same data</source>
        <translation>绘制使用相同数据的所有训练</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>F2 renames a run, Space hides it or shows it again, Delete deletes it</source>
        <translation>F2 重命名，空格隐藏或重新显示，Delete 删除</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>The run that is being trained cannot be deleted</source>
        <translation>正在进行的训练不能删除</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Run A</source>
        <translation>训练 A</translation>
    </message>
    <message>
        <source>Run B</source>
        <translation>训练 B</translation>
    </message>
    <message>
        <source>The curves of A and B are drawn here.</source>
        <translation>A 和 B 的曲线画在这里。</translation>
    </message>
    <message>
        <source>What run A and run B were made by</source>
        <translation>训练 A 与训练 B 的设置</translation>
    </message>
    <message>
        <source>A run of another session&apos;s file…</source>
        <translation>另一个会话文件中的训练…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing was trained in this session: train twice, or choose a run of a file.</source>
        <translation>此会话还没有训练过：请训练两次，或选择文件中的一次训练。</translation>
    </message>
    <message>
        <source>Choose another run, of this session or of another session&apos;s file.</source>
        <translation>请再选一次训练，可取自此会话或另一个会话文件。</translation>
    </message>
</context>
<context>
    <name>SampleStrip</name>
    <message>
        <source>Sample pictures</source>
        <translation>示例图像</translation>
    </message>
    <message>
        <source>{count} more sample pictures</source>
        <translation>另有 {count} 幅示例图像</translation>
    </message>
    <message>
        <source>Fewer sample pictures</source>
        <translation>收起示例图像</translation>
    </message>
</context>
<context>
    <name>Save file</name>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation>{name} 已存在。要替换它吗？</translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>Values beyond the ends have the last colour.</source>
        <translation>超出两端的数值显示为最末的颜色。</translation>
    </message>
</context>
<context>
    <name>ScaleMenu</name>
    <message>
        <source>Colour scale</source>
        <translation>颜色标尺</translation>
    </message>
    <message>
        <source>One scale for the whole layer</source>
        <translation>整层使用同一标尺</translation>
    </message>
    <message>
        <source>One range for all maps of a layer, so that they can be compared.</source>
        <translation>同一层的所有特征图共用一个范围，便于比较。</translation>
    </message>
    <message>
        <source>Each map its own scale</source>
        <translation>每幅特征图各用标尺</translation>
    </message>
    <message>
        <source>Every map uses the full range of colours.</source>
        <translation>每幅特征图各自用满整个颜色范围。</translation>
    </message>
    <message>
        <source>Cut at {share} % of the values</source>
        <translation>在 {share} % 的数值处截断</translation>
    </message>
    <message>
        <source>In large maps the few strongest values have the last colour, so that they do not leave all others pale. Ticks at the ends of the scale say so.</source>
        <translation>在大的特征图中，少数最强的数值都用最后一种颜色，免得其余的全都变淡。标尺两端的刻度会标明这一点。</translation>
    </message>
    <message>
        <source>Up to the largest value</source>
        <translation>到最大的数值为止</translation>
    </message>
    <message>
        <source>No value is cut; one strong value can pale all others.</source>
        <translation>不截去任何数值；一个很强的数值可能让其余的都变淡。</translation>
    </message>
    <message>
        <source>Colours from {ends}.</source>
        <translation>颜色范围：{ends}。</translation>
    </message>
    <message>
        <source>Clipped: values beyond, up to {most}, have the last colour.</source>
        <translation>已截断：超出部分（最大 {most}）都用最末的颜色。</translation>
    </message>
    <message>
        <source>Click the colours to choose.</source>
        <translation>点击颜色条可以选择。</translation>
    </message>
    <message>
        <source>Map {number} is so strong that the others are pale.</source>
        <translation>特征图 {number} 太强，其余的都显得很淡。</translation>
    </message>
</context>
<context>
    <name>Scatter</name>
    <message>
        <source>Pictures by their features</source>
        <translation>按特征排布的图像</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>The class sees {screen}: there is no other screen.</source>
        <translation>学生看到 {screen}：没有其他屏幕。</translation>
    </message>
    <message>
        <source>The class sees {shown}. You see {mine}.</source>
        <translation>学生看到 {shown}。你看到 {mine}。</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>They are lost otherwise.</source>
        <translation>否则更改会丢失。</translation>
    </message>
    <message>
        <source>No file has them otherwise; undo brings them back.</source>
        <translation>否则没有文件保存这些更改；撤销可以恢复。</translation>
    </message>
    <message>
        <source>session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Sessions ({pattern})</source>
        <translation>会话 ({pattern})</translation>
    </message>
    <message>
        <source>&amp;Recent sessions</source>
        <translation>最近的会话(&amp;R)</translation>
    </message>
    <message>
        <source>Convolution Playground</source>
        <translation>Convolution Playground</translation>
    </message>
    <message>
        <source>this session</source>
        <translation>此会话</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>要保存对 {name} 的改动吗？</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{name} was changed by another window or program.</source>
        <translation>{name} 已被另一个窗口或程序更改。</translation>
    </message>
    <message>
        <source>What was saved there is lost if you replace it.</source>
        <translation>如果替换，那里保存的内容将丢失。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>ShareBars</name>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>No class is called that.</source>
        <translation>没有这样的类别。</translation>
    </message>
    <message>
        <source>{first}–{last} of {count}, likeliest first</source>
        <translation>第 {first}–{last} 类，共 {count} 类，降序</translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message>
        <source>{letter} is from</source>
        <translation>{letter} 取自</translation>
    </message>
    <message>
        <source>Layer of {letter}</source>
        <translation>{letter} 的层</translation>
    </message>
    <message>
        <source>Map of {letter}</source>
        <translation>{letter} 的特征图</translation>
    </message>
</context>
<context>
    <name>SideSheet</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
        <translation>原图</translation>
    </message>
    <message>
        <source>All pixels: {size}</source>
        <translation>全部像素：{size}</translation>
    </message>
    <message>
        <source>Any other size</source>
        <translation>其他尺寸</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>尺寸（像素）</translation>
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
        <translation>同时编辑所有切片；显示的是它们的均值</translation>
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
    <name>SlideButton</name>
    <message>
        <source>Slide the window over the whole map</source>
        <translation>让窗口滑过整幅特征图</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>滑动</translation>
    </message>
</context>
<context>
    <name>SlidingControls</name>
    <message>
        <source>One place back</source>
        <translation>后退一格</translation>
    </message>
    <message>
        <source>One place forward</source>
        <translation>前进一格</translation>
    </message>
    <message>
        <source>Take the window away: the maps are whole again</source>
        <translation>移走窗口：特征图恢复完整</translation>
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
        <translation>平滑训练曲线；数值仍为精确值</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>平滑</translation>
    </message>
</context>
<context>
    <name>SpeakerView</name>
    <message>
        <source>Speaker&apos;s view</source>
        <translation>演讲者视图</translation>
    </message>
    <message>
        <source>Present step</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步骤</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>上一步骤</translation>
    </message>
    <message>
        <source>Swap the screens</source>
        <translation>交换屏幕</translation>
    </message>
    <message>
        <source>The class sees the other screen (X); it is remembered</source>
        <translation>让学生看另一个屏幕（X）；会记住此选择</translation>
    </message>
    <message>
        <source>No step yet</source>
        <translation>尚未进入步骤</translation>
    </message>
    <message>
        <source>There are no steps</source>
        <translation>没有步骤</translation>
    </message>
    <message>
        <source>Ctrl+Shift+K keeps what is shown as one</source>
        <translation>按 Ctrl+Shift+K 把现在显示的内容保存为步骤</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 个步骤，共 {count} 个</translation>
    </message>
    <message>
        <source>Away from step {number} of {count}: Step before goes back to it</source>
        <translation>已离开第 {number} 个步骤（共 {count} 个）：“上一步骤”可返回</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>接下来</translation>
    </message>
</context>
<context>
    <name>StackMenu</name>
    <message>
        <source>&amp;Stacks</source>
        <translation>示例网络(&amp;S)</translation>
    </message>
    <message>
        <source>Save this stack…</source>
        <translation>保存此网络…</translation>
    </message>
    <message>
        <source>Open the folder of your stacks</source>
        <translation>打开我的网络文件夹</translation>
    </message>
</context>
<context>
    <name>StartMenu</name>
    <message>
        <source>E&amp;xamples</source>
        <translation>入门示例(&amp;X)</translation>
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
        <translation>处理一幅图像的乘法次数，以及上次更改所用的计算时间。未受更改影响的部分不会重新计算。</translation>
    </message>
    <message>
        <source>{count} multiplications · {time} ms</source>
        <translation>{count} 次乘法 · {time} 毫秒</translation>
    </message>
    <message>
        <source>Random weights: {chain}</source>
        <translation>随机权重：{chain}</translation>
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
        <translation>损失随每个权重怎样变化：∂L/∂W</translation>
    </message>
    <message>
        <source>4 Update</source>
        <translation>4 更新</translation>
    </message>
    <message>
        <source>Every weight takes a small step down: W ← W − η ∂L/∂W</source>
        <translation>每个权重向下走一小步：W ← W − η ∂L/∂W</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Layer whose weights are shown</source>
        <translation>显示其权重的层</translation>
    </message>
    <message>
        <source>Show the numbers of the last step</source>
        <translation>显示上一步的数字</translation>
    </message>
    <message>
        <source>Fold the numbers away</source>
        <translation>收起数字</translation>
    </message>
    <message>
        <source>Raise the number of epochs to go on</source>
        <translation>增加轮次数即可继续</translation>
    </message>
    <message>
        <source>Take one step of training and keep all its numbers</source>
        <translation>训练一步，并保留其中的全部数值</translation>
    </message>
    <message>
        <source>step {number}, {count} pictures, learning rate {rate}</source>
        <translation>第 {number} 步，{count} 幅图像，学习率 {rate}</translation>
    </message>
    <message>
        <source>Take one step to see its numbers: forward, loss, backward, update.</source>
        <translation>训练一步，查看其中的数值：前向传播、损失、反向传播、更新。</translation>
    </message>
    <message>
        <source>The network has learned before: its loss is {loss}.
Equal outputs, a guess, would have ln {count} = {equal}. Take one step to see its numbers.</source>
        <translation>网络之前已经学过：它的损失为 {loss}。
若输出全都相等（纯属猜测），则为 ln {count} = {equal}。走一步即可看到其中的数值。</translation>
    </message>
    <message>
        <source>Before the first step the {count} outputs are a guess, and not all about {share}:
the weights at the start are large. The loss is {loss}; equal outputs would have ln {count} = {equal}.</source>
        <translation>第一步之前，{count} 个输出都是猜测，而且并不都约为 {share}：
初始权重较大。损失为 {loss}；若输出全都相等，则为 ln {count} = {equal}。</translation>
    </message>
    <message>
        <source>Before the first step the {count} outputs are all about {share}: a guess.</source>
        <translation>在第一步之前，{count} 个输出都约为 {share}：纯属猜测。</translation>
    </message>
    <message>
        <source>W, which stays</source>
        <translation>W，保持不变</translation>
    </message>
    <message>
        <source>This layer is frozen: no step changes its weights or its biases.</source>
        <translation>此层已冻结：任何一步都不改变它的权重和偏置。</translation>
    </message>
    <message>
        <source>Select a layer with weights to see its gradients.</source>
        <translation>选择一个有权重的层，查看其梯度。</translation>
    </message>
    <message>
        <source>∂L/∂b</source>
        <translation>∂L/∂b</translation>
    </message>
    <message>
        <source>Select a layer with weights to see its weights.</source>
        <translation>选择一个有权重的层，查看其权重。</translation>
    </message>
    <message>
        <source>b before</source>
        <translation>更新前的 b</translation>
    </message>
    <message>
        <source>b after</source>
        <translation>更新后的 b</translation>
    </message>
    <message>
        <source>a picture of class {name}</source>
        <translation>一幅类别为 {name} 的图像</translation>
    </message>
    <message>
        <source>outputs; the right class is framed</source>
        <translation>输出；正确的类别带边框</translation>
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
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>∂L/∂W: click a weight</source>
        <translation>∂L/∂W：点击一个权重</translation>
    </message>
    <message>
        <source>∂L/∂W of the framed weight: {value}</source>
        <translation>框出的权重的 ∂L/∂W：{value}</translation>
    </message>
    <message>
        <source>∂L/∂b of the bias: {value}</source>
        <translation>该偏置的 ∂L/∂b：{value}</translation>
    </message>
    <message>
        <source>W before</source>
        <translation>更新前的 W</translation>
    </message>
    <message>
        <source>W after</source>
        <translation>更新后的 W</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>A step is the window as it is now: picture, filters, what is selected. Keep some, and Page Down goes from one to the next while presenting.</source>
        <translation>一个步骤就是窗口现在的样子：图像、滤波器、所选内容。保存几个步骤，演示时按 Page Down 就能逐个前进。</translation>
    </message>
    <message>
        <source>Keep as a step</source>
        <translation>保存为步骤</translation>
    </message>
    <message>
        <source>Keep what is shown as a step, after the present one</source>
        <translation>把现在显示的内容保存为步骤，排在当前步骤之后</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到此处</translation>
    </message>
    <message>
        <source>Show the chosen step</source>
        <translation>显示所选步骤</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Let the chosen step be what is shown now; its title and notes stay</source>
        <translation>让所选步骤变成现在显示的内容；标题和备注不变</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Move the step up (Alt+↑)</source>
        <translation>把步骤上移（Alt+↑）</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Move the step down (Alt+↓)</source>
        <translation>把步骤下移（Alt+↓）</translation>
    </message>
    <message>
        <source>Delete the step</source>
        <translation>删除步骤</translation>
    </message>
    <message>
        <source>Undo brings it back</source>
        <translation>撤销可以恢复</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Title of the step</source>
        <translation>步骤的标题</translation>
    </message>
    <message>
        <source>Stands on the presented page</source>
        <translation>显示在演示页面上</translation>
    </message>
    <message>
        <source>Notes: what to say and show. The class sees none.</source>
        <translation>备注：要讲和要展示的内容。学生看不到。</translation>
    </message>
    <message>
        <source>Notes of the step</source>
        <translation>步骤的备注</translation>
    </message>
    <message>
        <source>No notes here: the class sees this list.</source>
        <translation>这里不显示备注：全班都能看到此列表。</translation>
    </message>
    <message>
        <source>Something else than step {number} is shown now. Go there brings it back.</source>
        <translation>现在显示的不是第 {number} 个步骤。“转到此处”可返回。</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>步骤 {number}</translation>
    </message>
    <message>
        <source>away from {number} / {count}</source>
        <translation>已离开 {number} / {count}</translation>
    </message>
</context>
<context>
    <name>SummingDialog</name>
    <message>
        <source>Compare with summing classes</source>
        <translation>与类别求和比较</translation>
    </message>
    <message>
        <source>The network knew {count} classes before. Say which of them stand for each of yours, by number or by a part of their names, as in 281-285, lynx. Their probabilities are summed, and the largest sum is the answer.</source>
        <translation>网络原来认识 {count} 个类别。请说明其中哪些代表你的每个类别，用编号或名称的一部分，例如 281-285，猞猁。它们的概率会相加，和最大的就是答案。</translation>
    </message>
    <message>
        <source>Pictures looked at</source>
        <translation>已查看的图像</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Say which classes stand for {name}.</source>
        <translation>请说明哪些类别代表“{name}”。</translation>
    </message>
    <message>
        <source>The pictures held out are looked at…</source>
        <translation>正在查看验证集图像…</translation>
    </message>
    <message>
        <source>By sums, {sum} % of the {count} pictures held out are right.</source>
        <translation>按求和，{count} 幅验证集图像中有 {sum} % 正确。</translation>
    </message>
    <message>
        <source>By sums, {sum} % of the {count} pictures held out are right; by the new last layer, {layer} %.</source>
        <translation>按求和，{count} 幅验证集图像中有 {sum} % 正确；按新的末层，有 {layer} %。</translation>
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
    <name>SwipeLine</name>
    <message>
        <source>Line between A and B</source>
        <translation>A 与 B 的分界线</translation>
    </message>
    <message>
        <source>Left and right arrows move it: A is seen left of it, B right of it.</source>
        <translation>左右方向键移动它：左边是 A，右边是 B。</translation>
    </message>
    <message>
        <source>Drag: A is seen left of the line, B right of it</source>
        <translation>拖动：线的左边是 A，右边是 B</translation>
    </message>
    <message>
        <source>{share} % of the width is A</source>
        <translation>宽度的 {share} % 是 A</translation>
    </message>
</context>
<context>
    <name>TaughtMenu</name>
    <message>
        <source>About {minutes} minutes</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>TaughtNotes</name>
    <message>
        <source>Notes for the teacher</source>
        <translation>教师说明</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>For the teacher: {title}</source>
        <translation>教师说明：{title}</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>没有说明。</translation>
    </message>
</context>
<context>
    <name>TaughtText</name>
    <message>
        <source>**{heading}**. {text}</source>
        <translation>**{heading}**。{text}</translation>
    </message>
</context>
<context>
    <name>TitleBar</name>
    <message>
        <source>Filter before</source>
        <translation>上一个滤波器</translation>
    </message>
    <message>
        <source>Next filter</source>
        <translation>下一个滤波器</translation>
    </message>
    <message>
        <source>Esc  leave</source>
        <translation>Esc  离开</translation>
    </message>
    <message>
        <source>Back to the window, as it was</source>
        <translation>回到窗口，一切如前</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Convolution Playground</source>
        <translation>Convolution Playground</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>More menus</source>
        <translation>更多菜单</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>A new last layer for other pictures</source>
        <translation>为其他图像换上新的末层</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>TransformBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More changes of the filter</source>
        <translation>滤波器的更多操作</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Take one step and show all its numbers below</source>
        <translation>训练一步，并在下方显示其中的全部数值</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Begin anew, from the same or from other initial weights</source>
        <translation>重新开始，使用相同或另外的初始权重</translation>
    </message>
    <message>
        <source>Same start</source>
        <translation>相同开局</translation>
    </message>
    <message>
        <source>Begin anew from the same initial weights</source>
        <translation>从同样的初始权重重新开始</translation>
    </message>
    <message>
        <source>New start</source>
        <translation>全新开局</translation>
    </message>
    <message>
        <source>Begin anew with another seed: other initial weights and another split</source>
        <translation>用另一个随机种子重新开始：初始权重和数据划分都不同</translation>
    </message>
    <message>
        <source>More, and pages</source>
        <translation>更多，以及页面</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>一个轮次</translation>
    </message>
    <message>
        <source>Go on to the end of the epoch</source>
        <translation>继续到本轮次结束</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End this training; what was learned stays in the stack</source>
        <translation>结束这次训练；学到的权重保留在网络中</translation>
    </message>
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
        <source>Race</source>
        <translation>竞速</translation>
    </message>
    <message>
        <source>Trainings that differ in one setting</source>
        <translation>只有一项设置不同的几次训练</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The loss as a bowl, and which rate to choose</source>
        <translation>损失曲面，以及该选哪个学习率</translation>
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
    <message>
        <source>Raise the number of epochs to go on</source>
        <translation>增加轮次数即可继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Train {count} more</source>
        <translation>再训练 {count} 轮</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>TrialRow</name>
    <message>
        <source>Pencil</source>
        <translation>铅笔</translation>
    </message>
    <message>
        <source>Draw freely</source>
        <translation>自由绘制</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Bring the paper back; the right button does with any tool</source>
        <translation>恢复底色；用任何工具时按右键也可以</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a picture or another file, or drop one anywhere</source>
        <translation>打开图像或其他文件，也可拖放到窗口任意位置</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste picture</source>
        <translation>粘贴图像</translation>
    </message>
    <message>
        <source>Put the picture on the clipboard in</source>
        <translation>载入剪贴板中的图像</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>All tools, the brush, samples, size and channels</source>
        <translation>全部工具、画笔、示例、尺寸与通道</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear picture</source>
        <translation>清除图像</translation>
    </message>
    <message>
        <source>Cover the whole picture with the paper</source>
        <translation>用底色覆盖整幅图像</translation>
    </message>
</context>
<context>
    <name>UndoActions</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {label}</source>
        <translation>撤销：{label}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: {label}</source>
        <translation>重做：{label}</translation>
    </message>
</context>
<context>
    <name>UnitBoard</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Answer as if the map of this unit were 0 everywhere</source>
        <translation>按这个单元的特征图处处为 0 来回答</translation>
    </message>
    <message>
        <source>Edit in Explore</source>
        <translation>在“探索”中编辑</translation>
    </message>
    <message>
        <source>Show the layer in Explore, with this unit selected</source>
        <translation>在“探索”中显示这一层，并选中这个单元</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Its map of this picture</source>
        <translation>这幅图像的特征图</translation>
    </message>
    <message>
        <source>Strongest places</source>
        <translation>最强的位置</translation>
    </message>
    <message>
        <source>What reaches back</source>
        <translation>传回来的部分</translation>
    </message>
    <message>
        <source>A picture made for it</source>
        <translation>为它生成的图像</translation>
    </message>
    <message>
        <source>Steps of the picture&apos;s growth</source>
        <translation>图像生长的步数</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Turned</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Places in</source>
        <translation>位置取自</translation>
    </message>
    <message>
        <source>Kept natural by</source>
        <translation>保持自然的办法</translation>
    </message>
    <message>
        <source>A way to keep the made picture natural; off, it is noise</source>
        <translation>让生成的图像保持自然的一种办法；全部关闭时只是噪声</translation>
    </message>
    <message>
        <source>The units of this layer have no filters.</source>
        <translation>这一层的单元没有滤波器。</translation>
    </message>
    <message>
        <source>{depth} × {height}×{width}, bias {bias}</source>
        <translation>{depth} × {height}×{width}，偏置 {bias}</translation>
    </message>
    <message>
        <source>There is no map: a layer before does not fit.</source>
        <translation>没有特征图：前面有一层不合适。</translation>
    </message>
    <message>
        <source>{low} … {high}, above 0 at {share}; row {row}, column {column}</source>
        <translation>{low} … {high}，{share} 的位置大于 0；最强在第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>being worked out</source>
        <translation>正在计算</translation>
    </message>
    <message>
        <source>{high} at most, above 0 at {share} of places in {count} pictures</source>
        <translation>最大 {high}，{count} 幅图像中 {share} 的位置大于 0</translation>
    </message>
    <message>
        <source>By the deconvnet, from these places: grey is 0.</source>
        <translation>由反卷积网络从这些位置传回：灰色为 0。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Make a picture</source>
        <translation>生成图像</translation>
    </message>
    <message>
        <source>A picture grows from noise until the unit answers strongly.</source>
        <translation>图像从噪声中长出来，直到单元强烈响应。</translation>
    </message>
    <message>
        <source>Step {step}: {value}, before any activation</source>
        <translation>第 {step} 步：{value}，激活之前</translation>
    </message>
</context>
<context>
    <name>UnitFinder</name>
    <message>
        <source>Find a unit</source>
        <translation>查找单元</translation>
    </message>
    <message>
        <source>Strongest</source>
        <translation>最强</translation>
    </message>
    <message>
        <source>By the largest value, from the top</source>
        <translation>按最大值，从大到小</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>As the layer has them</source>
        <translation>按层中的次序</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>No unit has this number or this name.</source>
        <translation>没有单元有这个编号或名称。</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>编号或名称</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{total} 个中的 {count} 个</translation>
    </message>
    <message>
        <source>{total} units</source>
        <translation>{total} 个单元</translation>
    </message>
</context>
<context>
    <name>UnitList</name>
    <message>
        <source>unit {number}: {value}</source>
        <translation>单元 {number}：{value}</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
</context>
<context>
    <name>Unpin</name>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Unpin this cell (Esc)</source>
        <translation>取消固定这个单元格（Esc）</translation>
    </message>
</context>
<context>
    <name>VectorPanel</name>
    <message>
        <source>{height}×{width}×{channels} cells in a row of {count}: no neighbours above or below</source>
        <translation>{height}×{width}×{channels} 个单元格排成一行，共 {count} 个：上下不再相邻</translation>
    </message>
</context>
<context>
    <name>VectorTile</name>
    <message>
        <source>Arrow keys point at a unit, Space or Return pins it.</source>
        <translation>方向键指向单元，空格或回车键将其固定。</translation>
    </message>
    <message>
        <source>The numbers come when the window has been everywhere.</source>
        <translation>窗口滑过所有位置之后才有数值。</translation>
    </message>
    <message>
        <source>Unit {unit}: {value}</source>
        <translation>单元 {unit}：{value}</translation>
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
        <translation>点击两个权重；滤波器在“训练”页面中选择</translation>
    </message>
</context>
<context>
    <name>WeightsEditor</name>
    <message>
        <source>&lt;p&gt;Click a cell and type: 2, −0.5, 1/9, 1e-2. Enter goes down, Tab right.&lt;/p&gt;&lt;p&gt;Or drag it up and down, or turn the wheel; Shift finer, Ctrl coarser.&lt;/p&gt;</source>
        <translation>&lt;p&gt;点击单元格并输入：2、−0.5、1/9、1e-2。Enter 键向下，Tab 键向右。&lt;/p&gt;&lt;p&gt;也可以上下拖动或转动滚轮；按住 Shift 更细，按住 Ctrl 更粗。&lt;/p&gt;</translation>
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
        <translation>来自电子表格、numpy 或任意数字行（Ctrl+V）</translation>
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
        <source>Paint with</source>
        <translation>涂抹值</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {value}</source>
        <translation>第 {row} 行，第 {column} 列：{value}</translation>
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
    <name>WeightsView</name>
    <message>
        <source>Row {row}, column {column}: {value}</source>
        <translation>第 {row} 行，第 {column} 列：{value}</translation>
    </message>
</context>
<context>
    <name>WorkingsBoard</name>
    <message>
        <source>Numbers of an explanation</source>
        <translation>解释中的数值</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>The sum of weighed maps</source>
        <translation>加权特征图之和</translation>
    </message>
    <message>
        <source>Deconvnet</source>
        <translation>反卷积网络</translation>
    </message>
    <message>
        <source>The way back, layer by layer</source>
        <translation>逐层往回</translation>
    </message>
    <message>
        <source>Whose numbers</source>
        <translation>哪种方法的数值</translation>
    </message>
    <message>
        <source>being worked out</source>
        <translation>正在计算</translation>
    </message>
</context>
<context>
    <name>_DropOverlay</name>
    <message>
        <source>Drop it here to open it</source>
        <translation>拖放到此处即可打开</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
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
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>E&amp;pochs in session files</source>
        <translation>会话文件中的轮次(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Colours of signed values</source>
        <translation>正负值的颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;New session</source>
        <translation>新建会话(&amp;N)</translation>
    </message>
    <message>
        <source>Begin with the first picture and filters; undo brings this session back</source>
        <translation>从最初的图像和滤波器开始；撤销可恢复当前会话</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a session, a picture, a kernel, a stack or a network from a file</source>
        <translation>从文件打开会话、图像、卷积核、网络或已训练网络</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation>保存会话(&amp;S)</translation>
    </message>
    <message>
        <source>Write the picture, the network and all settings to the session&apos;s file</source>
        <translation>将图像、网络和所有设置写入会话文件</translation>
    </message>
    <message>
        <source>Nothing has changed since it was saved</source>
        <translation>自上次保存以来没有改动</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Write the session to another file</source>
        <translation>将会话写入另一个文件</translation>
    </message>
    <message>
        <source>&amp;First and last</source>
        <translation>首轮和末轮(&amp;F)</translation>
    </message>
    <message>
        <source>The smallest file: training goes on, the slider has both ends alone</source>
        <translation>文件最小：训练可以继续，滑块只有首末两端</translation>
    </message>
    <message>
        <source>Up to &amp;64 MB</source>
        <translation>最多 64 MB(&amp;6)</translation>
    </message>
    <message>
        <source>All of them, or evenly spread ones where they would take more</source>
        <translation>全部轮次；若超出则均匀选取一部分</translation>
    </message>
    <message>
        <source>&amp;All, up to 512 MB</source>
        <translation>全部，最多 512 MB(&amp;A)</translation>
    </message>
    <message>
        <source>Every epoch that the slider goes back to</source>
        <translation>滑块能回到的每一轮</translation>
    </message>
    <message>
        <source>Export the net&amp;work…</source>
        <translation>导出网络(&amp;W)…</translation>
    </message>
    <message>
        <source>Write it as code to run and read, as weights, or for other programs</source>
        <translation>写成可运行、可阅读的代码，写成权重，或供其他程序使用</translation>
    </message>
    <message>
        <source>&amp;Export a figure…</source>
        <translation>导出插图(&amp;E)…</translation>
    </message>
    <message>
        <source>Make a picture, an SVG or a PDF of the maps, filters, curves and so on</source>
        <translation>把特征图、滤波器、曲线等导出为图像、SVG 或 PDF</translation>
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
        <source>There is nothing to take back</source>
        <translation>没有可撤销的操作</translation>
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
        <source>There is nothing to do again</source>
        <translation>没有可重做的操作</translation>
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
        <source>C&amp;amera: live or frozen</source>
        <translation>摄像头：实时或定格(&amp;A)</translation>
    </message>
    <message>
        <source>Have what the camera sees as the picture, or let the present one stay</source>
        <translation>以摄像头所见为图像，或让当前图像保留</translation>
    </message>
    <message>
        <source>&amp;Copy session as text</source>
        <translation>以文本复制会话(&amp;C)</translation>
    </message>
    <message>
        <source>Kernels, settings and the sample picture, for a message or a slide</source>
        <translation>卷积核、设置和示例图像，可放入消息或幻灯片</translation>
    </message>
    <message>
        <source>Paste session from te&amp;xt</source>
        <translation>从文本粘贴会话(&amp;X)</translation>
    </message>
    <message>
        <source>Open the session in the text on the clipboard; undo takes that back</source>
        <translation>打开剪贴板文本中的会话；可以撤销</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>首选项(&amp;F)…</translation>
    </message>
    <message>
        <source>Theme, text size, language, device, copies, folders: of this machine</source>
        <translation>主题、文字大小、语言、设备、副本和文件夹：只用于这台计算机</translation>
    </message>
    <message>
        <source>&amp;Zoom in</source>
        <translation>放大(&amp;Z)</translation>
    </message>
    <message>
        <source>Show less of every map, larger (Ctrl+wheel on a map)</source>
        <translation>每幅特征图显示得更少、更大（在特征图上 Ctrl+滚轮）</translation>
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
        <translation>用整个区域显示所选的特征图（或双击它）</translation>
    </message>
    <message>
        <source>There are no maps in this mode</source>
        <translation>此模式中没有特征图</translation>
    </message>
    <message>
        <source>&amp;Find a unit…</source>
        <translation>查找单元(&amp;F)…</translation>
    </message>
    <message>
        <source>All units of the selected layer, the strongest first, by number or name</source>
        <translation>选中层的所有单元，最强的在前，可按编号或名称查找</translation>
    </message>
    <message>
        <source>&amp;Input</source>
        <translation>输入(&amp;I)</translation>
    </message>
    <message>
        <source>Fold the input away, or open it: what its handle does on a double click</source>
        <translation>折叠或展开输入区：与双击其边缘相同</translation>
    </message>
    <message>
        <source>&amp;Arithmetic</source>
        <translation>算式(&amp;A)</translation>
    </message>
    <message>
        <source>Fold the area below the maps away, or open it</source>
        <translation>折叠或展开特征图下方的区域</translation>
    </message>
    <message>
        <source>There is nothing below in this mode</source>
        <translation>此模式下方没有区域</translation>
    </message>
    <message>
        <source>P&amp;roperties</source>
        <translation>属性(&amp;R)</translation>
    </message>
    <message>
        <source>Fold the panel at the right away, or open it</source>
        <translation>折叠或展开右侧面板</translation>
    </message>
    <message>
        <source>Arit&amp;hmetic in the place of the maps</source>
        <translation>用算式占据特征图的位置(&amp;H)</translation>
    </message>
    <message>
        <source>Open the area below over the maps, numbers in every cell (double click on its head)</source>
        <translation>让下方区域占据特征图的位置，每个单元格都显示数字（双击其标题栏）</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>Light figures on dark ground, for a dim room</source>
        <translation>深底浅字，适合昏暗的房间</translation>
    </message>
    <message>
        <source>Red&amp;uce motion</source>
        <translation>减少动画(&amp;U)</translation>
    </message>
    <message>
        <source>Columns are at their places at once, and sliding begins slowly</source>
        <translation>各列直接就位，滑动开始时较慢</translation>
    </message>
    <message>
        <source>中文 / Eng&amp;lish</source>
        <translation>中文 / Eng&amp;lish</translation>
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
        <translation>全屏，文字更大，面板更少：适合投影</translation>
    </message>
    <message>
        <source>&amp;Maps in a second window</source>
        <translation>在第二个窗口中显示特征图(&amp;M)</translation>
    </message>
    <message>
        <source>On the other screen, for the class; this window stays as it is</source>
        <translation>显示在另一个屏幕上给学生看；本窗口保持不变</translation>
    </message>
    <message>
        <source>&amp;Keep as a step</source>
        <translation>保存为步骤(&amp;K)</translation>
    </message>
    <message>
        <source>Keep what is shown as a step of a presentation, after the present one</source>
        <translation>把现在显示的内容保存为演示的一个步骤，排在当前步骤之后</translation>
    </message>
    <message>
        <source>&amp;Steps…</source>
        <translation>步骤(&amp;S)…</translation>
    </message>
    <message>
        <source>The steps of the presentation: titles, notes, their order</source>
        <translation>演示的步骤：标题、备注和顺序</translation>
    </message>
    <message>
        <source>&amp;Next step</source>
        <translation>下一步骤(&amp;N)</translation>
    </message>
    <message>
        <source>Go to the step after this; Page Down while presenting</source>
        <translation>转到后一个步骤；演示时按 Page Down</translation>
    </message>
    <message>
        <source>There is no step after this</source>
        <translation>后面没有步骤了</translation>
    </message>
    <message>
        <source>Step &amp;before</source>
        <translation>上一步骤(&amp;B)</translation>
    </message>
    <message>
        <source>Go to the step before this; Page Up while presenting</source>
        <translation>转到前一个步骤；演示时按 Page Up</translation>
    </message>
    <message>
        <source>There is no step before this</source>
        <translation>前面没有步骤了</translation>
    </message>
    <message>
        <source>&amp;Find an action or a setting…</source>
        <translation>查找操作或设置(&amp;F)…</translation>
    </message>
    <message>
        <source>By parts of its name, and do it with Enter</source>
        <translation>按名称的一部分查找，按 Enter 执行</translation>
    </message>
    <message>
        <source>&amp;Gestures and shortcuts</source>
        <translation>手势与快捷键(&amp;G)</translation>
    </message>
    <message>
        <source>What the hands can do with what is under the pointer</source>
        <translation>对指针下的内容可以做什么</translation>
    </message>
    <message>
        <source>&amp;What to begin with</source>
        <translation>从哪里开始(&amp;W)</translation>
    </message>
    <message>
        <source>A network that reads handwriting, examples, the session of last time</source>
        <translation>会读手写数字的网络、示例、上次的会话</translation>
    </message>
    <message>
        <source>&amp;About…</source>
        <translation>关于(&amp;A)…</translation>
    </message>
    <message>
        <source>Which versions run here, and where the log of errors is</source>
        <translation>这里运行的各个版本，以及错误日志的位置</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Dark figures on light ground</source>
        <translation>浅色背景上的深色图文</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Light figures on dark ground</source>
        <translation>深色背景上的浅色图文</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
    <message>
        <source>White on black, a contrast of at least 7:1 for all text</source>
        <translation>黑底白字，所有文字的对比度不低于 7:1</translation>
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
        <translation>其余 {count} 项：{value}</translation>
    </message>
    <message>
        <source>channel {channel}, row {row}, column {column}</source>
        <translation>通道 {channel}，第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>From channel {channel}, row {row}, column {column}</source>
        <translation>来自通道 {channel}，第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>Window and filter have {count} numbers each, which are left out here.</source>
        <translation>窗口和滤波器各有 {count} 个数，这里略去。</translation>
    </message>
    <message>
        <source>Channel {number}</source>
        <translation>通道 {number}</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Model card: {title}</source>
        <translation>模型卡：{title}</translation>
    </message>
    <message>
        <source>Written by {program} on {day}.</source>
        <translation>由 {program} 于 {day} 写成。</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Nothing left this machine: this card was written on it, by a program that sends nothing.</source>
        <translation>没有任何内容离开这台计算机：这张卡在本机写成，本程序不发送任何东西。</translation>
    </message>
    <message>
        <source>Nothing left this machine: the data were read, the network was examined, and this card was written on it, by a program that sends nothing.</source>
        <translation>没有任何内容离开这台计算机：读取数据、检验网络、写这张卡都在本机完成，本程序不发送任何东西。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>gives {shape}</source>
        <translation>给出 {shape} 个数</translation>
    </message>
    <message>
        <source>gives {shape}: {classes}</source>
        <translation>给出 {shape} 个数：{classes}</translation>
    </message>
    <message>
        <source>takes {shape} numbers (channels × height × width), from 0 to {white}</source>
        <translation>输入 {shape} 个数（通道 × 高 × 宽），取值 0 到 {white}</translation>
    </message>
    <message>
        <source>learned values: {count}</source>
        <translation>学习的数值：{count} 个</translation>
    </message>
    <message>
        <source>multiplications for one picture: {count}</source>
        <translation>一幅图像的乘法次数：{count}</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>learned values</source>
        <translation>学习的数值</translation>
    </message>
    <message>
        <source>A picture is prepared so: {steps}.</source>
        <translation>图像这样准备：{steps}。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The session names no data. What the network was trained on, if it was, is not known here.</source>
        <translation>会话中没有指定数据。这个网络是否训练过、用什么数据训练，这里并不知道。</translation>
    </message>
    <message>
        <source>Data: **{title}**. {sentence}</source>
        <translation>数据：**{title}**。{sentence}</translation>
    </message>
    <message>
        <source>They could not be read when this card was written: {reason}</source>
        <translation>写这张卡时无法读取这些数据：{reason}</translation>
    </message>
    <message>
        <source>optimiser {optimiser}, learning rate {rate} ({schedule})</source>
        <translation>优化器 {optimiser}，学习率 {rate}（{schedule}）</translation>
    </message>
    <message>
        <source>{epochs} epochs in batches of {batch}, seed {seed}</source>
        <translation>{epochs} 轮，批次大小 {batch}，随机种子 {seed}</translation>
    </message>
    <message>
        <source>loss {loss}, weight decay {decay}</source>
        <translation>损失：{loss}，权重衰减 {decay}</translation>
    </message>
    <message>
        <source>intensities: {normalisation}</source>
        <translation>亮度范围：{normalisation}</translation>
    </message>
    <message>
        <source>changed at random: {changes}</source>
        <translation>随机改变：{changes}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>无</translation>
    </message>
    <message>
        <source>These are the settings of the session; a network that was opened may have had others.</source>
        <translation>这些是会话的设置；打开的网络训练时可能用了别的设置。</translation>
    </message>
    <message>
        <source>{count} pictures of {shape}: {training} to train on, {held} held out.</source>
        <translation>{count} 幅 {shape} 的图像：{training} 幅用于训练，{held} 幅属于验证集。</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>to train on</source>
        <translation>用于训练</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>Left out, as they could not be used: {count}.</source>
        <translation>因无法使用而略去：{count} 幅。</translation>
    </message>
    <message>
        <source>How well it does</source>
        <translation>表现如何</translation>
    </message>
    <message>
        <source>It was not examined, as there are no pictures.</source>
        <translation>没有检验，因为没有图像。</translation>
    </message>
    <message>
        <source>It was not examined: {reason}</source>
        <translation>没有检验：{reason}</translation>
    </message>
    <message>
        <source>**{share} %** of {count} held-out pictures are right ({right}); mean loss {loss}.</source>
        <translation>{count} 幅验证集图像中有 **{share} %** 判断正确（{right} 幅）；平均损失 {loss}。</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>What it gets wrong</source>
        <translation>哪里会出错</translation>
    </message>
    <message>
        <source>None of the held-out pictures.</source>
        <translation>验证集图像全部判断正确。</translation>
    </message>
    <message>
        <source>{label} is taken for {other}: {wrong} of {count}</source>
        <translation>{label} 被认作 {other}：{count} 幅中的 {wrong} 幅</translation>
    </message>
    <message>
        <source>The mistakes that it was surest of:</source>
        <translation>最有把握的错误：</translation>
    </message>
    <message>
        <source>{picture}: {label}, taken for {other} ({sure})</source>
        <translation>{picture}：{label}，被认作 {other}（{sure}）</translation>
    </message>
    <message>
        <source>What to expect of it</source>
        <translation>可以期待什么</translation>
    </message>
    <message>
        <source>It knows pictures that are prepared as above; how it does on others was not tried.</source>
        <translation>它只认识按上述方式准备的图像；对其他图像表现如何没有试过。</translation>
    </message>
    <message>
        <source>It always names one of its {count} classes, of whatever the picture is, and may be very sure of it.</source>
        <translation>无论图像是什么，它总会说出 {count} 个类别中的一个，而且可能非常有把握。</translation>
    </message>
    <message>
        <source>The smallest class has {count} held-out pictures: by chance, its share could be up to about {points} points higher or lower.</source>
        <translation>最小的类别有 {count} 幅验证集图像：仅因偶然，它的正确率就可能高出或低出约 {points} 个百分点。</translation>
    </message>
</context>
<context>
    <name>class</name>
    <message>
        <source>tench</source>
        <translation>丁桂鱼</translation>
    </message>
    <message>
        <source>goldfish</source>
        <translation>金鱼</translation>
    </message>
    <message>
        <source>great white shark</source>
        <translation>大白鲨</translation>
    </message>
    <message>
        <source>tiger shark</source>
        <translation>虎鲨</translation>
    </message>
    <message>
        <source>hammerhead</source>
        <translation>双髻鲨</translation>
    </message>
    <message>
        <source>electric ray</source>
        <translation>电鳐</translation>
    </message>
    <message>
        <source>stingray</source>
        <translation>黄貂鱼</translation>
    </message>
    <message>
        <source>cock</source>
        <translation>公鸡</translation>
    </message>
    <message>
        <source>hen</source>
        <translation>母鸡</translation>
    </message>
    <message>
        <source>ostrich</source>
        <translation>鸵鸟</translation>
    </message>
    <message>
        <source>brambling</source>
        <translation>燕雀</translation>
    </message>
    <message>
        <source>goldfinch</source>
        <translation>金翅雀</translation>
    </message>
    <message>
        <source>house finch</source>
        <translation>家朱雀</translation>
    </message>
    <message>
        <source>junco</source>
        <translation>灯心草雀</translation>
    </message>
    <message>
        <source>indigo bunting</source>
        <translation>靛蓝彩雀</translation>
    </message>
    <message>
        <source>robin</source>
        <translation>旅鸫</translation>
    </message>
    <message>
        <source>bulbul</source>
        <translation>鹎</translation>
    </message>
    <message>
        <source>jay</source>
        <translation>松鸦</translation>
    </message>
    <message>
        <source>magpie</source>
        <translation>喜鹊</translation>
    </message>
    <message>
        <source>chickadee</source>
        <translation>山雀</translation>
    </message>
    <message>
        <source>water ouzel</source>
        <translation>河乌</translation>
    </message>
    <message>
        <source>kite</source>
        <translation>鸢</translation>
    </message>
    <message>
        <source>bald eagle</source>
        <translation>白头海雕</translation>
    </message>
    <message>
        <source>vulture</source>
        <translation>秃鹫</translation>
    </message>
    <message>
        <source>great grey owl</source>
        <translation>乌林猫头鹰</translation>
    </message>
    <message>
        <source>European fire salamander</source>
        <translation>欧洲火蝾螈</translation>
    </message>
    <message>
        <source>common newt</source>
        <translation>普通欧螈</translation>
    </message>
    <message>
        <source>eft</source>
        <translation>水蜥</translation>
    </message>
    <message>
        <source>spotted salamander</source>
        <translation>斑点蝾螈</translation>
    </message>
    <message>
        <source>axolotl</source>
        <translation>美西螈</translation>
    </message>
    <message>
        <source>bullfrog</source>
        <translation>牛蛙</translation>
    </message>
    <message>
        <source>tree frog</source>
        <translation>树蛙</translation>
    </message>
    <message>
        <source>tailed frog</source>
        <translation>尾蟾</translation>
    </message>
    <message>
        <source>loggerhead</source>
        <translation>红海龟</translation>
    </message>
    <message>
        <source>leatherback turtle</source>
        <translation>棱皮龟</translation>
    </message>
    <message>
        <source>mud turtle</source>
        <translation>泥龟</translation>
    </message>
    <message>
        <source>terrapin</source>
        <translation>水龟</translation>
    </message>
    <message>
        <source>box turtle</source>
        <translation>箱龟</translation>
    </message>
    <message>
        <source>banded gecko</source>
        <translation>带纹守宫</translation>
    </message>
    <message>
        <source>common iguana</source>
        <translation>普通鬣蜥</translation>
    </message>
    <message>
        <source>American chameleon</source>
        <translation>美洲变色蜥</translation>
    </message>
    <message>
        <source>whiptail</source>
        <translation>鞭尾蜥</translation>
    </message>
    <message>
        <source>agama</source>
        <translation>飞蜥</translation>
    </message>
    <message>
        <source>frilled lizard</source>
        <translation>伞蜥</translation>
    </message>
    <message>
        <source>alligator lizard</source>
        <translation>短吻鳄蜥</translation>
    </message>
    <message>
        <source>Gila monster</source>
        <translation>希拉毒蜥</translation>
    </message>
    <message>
        <source>green lizard</source>
        <translation>绿蜥蜴</translation>
    </message>
    <message>
        <source>African chameleon</source>
        <translation>非洲变色龙</translation>
    </message>
    <message>
        <source>Komodo dragon</source>
        <translation>科莫多巨蜥</translation>
    </message>
    <message>
        <source>African crocodile</source>
        <translation>非洲鳄</translation>
    </message>
    <message>
        <source>American alligator</source>
        <translation>美洲短吻鳄</translation>
    </message>
    <message>
        <source>triceratops</source>
        <translation>三角龙</translation>
    </message>
    <message>
        <source>thunder snake</source>
        <translation>雷蛇</translation>
    </message>
    <message>
        <source>ringneck snake</source>
        <translation>环颈蛇</translation>
    </message>
    <message>
        <source>hognose snake</source>
        <translation>猪鼻蛇</translation>
    </message>
    <message>
        <source>green snake</source>
        <translation>绿蛇</translation>
    </message>
    <message>
        <source>king snake</source>
        <translation>王蛇</translation>
    </message>
    <message>
        <source>garter snake</source>
        <translation>束带蛇</translation>
    </message>
    <message>
        <source>water snake</source>
        <translation>水蛇</translation>
    </message>
    <message>
        <source>vine snake</source>
        <translation>藤蛇</translation>
    </message>
    <message>
        <source>night snake</source>
        <translation>夜蛇</translation>
    </message>
    <message>
        <source>boa constrictor</source>
        <translation>红尾蚺</translation>
    </message>
    <message>
        <source>rock python</source>
        <translation>岩蟒</translation>
    </message>
    <message>
        <source>Indian cobra</source>
        <translation>印度眼镜蛇</translation>
    </message>
    <message>
        <source>green mamba</source>
        <translation>绿曼巴蛇</translation>
    </message>
    <message>
        <source>sea snake</source>
        <translation>海蛇</translation>
    </message>
    <message>
        <source>horned viper</source>
        <translation>角蝰</translation>
    </message>
    <message>
        <source>diamondback</source>
        <translation>菱斑响尾蛇</translation>
    </message>
    <message>
        <source>sidewinder</source>
        <translation>侧行响尾蛇</translation>
    </message>
    <message>
        <source>trilobite</source>
        <translation>三叶虫</translation>
    </message>
    <message>
        <source>harvestman</source>
        <translation>盲蛛</translation>
    </message>
    <message>
        <source>scorpion</source>
        <translation>蝎子</translation>
    </message>
    <message>
        <source>black and gold garden spider</source>
        <translation>黑黄园蛛</translation>
    </message>
    <message>
        <source>barn spider</source>
        <translation>谷仓圆蛛</translation>
    </message>
    <message>
        <source>garden spider</source>
        <translation>园蛛</translation>
    </message>
    <message>
        <source>black widow</source>
        <translation>黑寡妇蜘蛛</translation>
    </message>
    <message>
        <source>tarantula</source>
        <translation>捕鸟蛛</translation>
    </message>
    <message>
        <source>wolf spider</source>
        <translation>狼蛛</translation>
    </message>
    <message>
        <source>tick</source>
        <translation>蜱虫</translation>
    </message>
    <message>
        <source>centipede</source>
        <translation>蜈蚣</translation>
    </message>
    <message>
        <source>black grouse</source>
        <translation>黑琴鸡</translation>
    </message>
    <message>
        <source>ptarmigan</source>
        <translation>雷鸟</translation>
    </message>
    <message>
        <source>ruffed grouse</source>
        <translation>披肩榛鸡</translation>
    </message>
    <message>
        <source>prairie chicken</source>
        <translation>草原松鸡</translation>
    </message>
    <message>
        <source>peacock</source>
        <translation>孔雀</translation>
    </message>
    <message>
        <source>quail</source>
        <translation>鹌鹑</translation>
    </message>
    <message>
        <source>partridge</source>
        <translation>山鹑</translation>
    </message>
    <message>
        <source>African grey</source>
        <translation>非洲灰鹦鹉</translation>
    </message>
    <message>
        <source>macaw</source>
        <translation>金刚鹦鹉</translation>
    </message>
    <message>
        <source>sulphur-crested cockatoo</source>
        <translation>葵花鹦鹉</translation>
    </message>
    <message>
        <source>lorikeet</source>
        <translation>吸蜜鹦鹉</translation>
    </message>
    <message>
        <source>coucal</source>
        <translation>鸦鹃</translation>
    </message>
    <message>
        <source>bee eater</source>
        <translation>蜂虎</translation>
    </message>
    <message>
        <source>hornbill</source>
        <translation>犀鸟</translation>
    </message>
    <message>
        <source>hummingbird</source>
        <translation>蜂鸟</translation>
    </message>
    <message>
        <source>jacamar</source>
        <translation>捕虫鸟</translation>
    </message>
    <message>
        <source>toucan</source>
        <translation>巨嘴鸟</translation>
    </message>
    <message>
        <source>drake</source>
        <translation>公鸭</translation>
    </message>
    <message>
        <source>red-breasted merganser</source>
        <translation>红胸秋沙鸭</translation>
    </message>
    <message>
        <source>goose</source>
        <translation>鹅</translation>
    </message>
    <message>
        <source>black swan</source>
        <translation>黑天鹅</translation>
    </message>
    <message>
        <source>tusker</source>
        <translation>长牙动物</translation>
    </message>
    <message>
        <source>echidna</source>
        <translation>针鼹</translation>
    </message>
    <message>
        <source>platypus</source>
        <translation>鸭嘴兽</translation>
    </message>
    <message>
        <source>wallaby</source>
        <translation>沙袋鼠</translation>
    </message>
    <message>
        <source>koala</source>
        <translation>考拉</translation>
    </message>
    <message>
        <source>wombat</source>
        <translation>袋熊</translation>
    </message>
    <message>
        <source>jellyfish</source>
        <translation>水母</translation>
    </message>
    <message>
        <source>sea anemone</source>
        <translation>海葵</translation>
    </message>
    <message>
        <source>brain coral</source>
        <translation>脑珊瑚</translation>
    </message>
    <message>
        <source>flatworm</source>
        <translation>扁虫</translation>
    </message>
    <message>
        <source>nematode</source>
        <translation>线虫</translation>
    </message>
    <message>
        <source>conch</source>
        <translation>海螺</translation>
    </message>
    <message>
        <source>snail</source>
        <translation>蜗牛</translation>
    </message>
    <message>
        <source>slug</source>
        <translation>蛞蝓</translation>
    </message>
    <message>
        <source>sea slug</source>
        <translation>海蛞蝓</translation>
    </message>
    <message>
        <source>chiton</source>
        <translation>石鳖</translation>
    </message>
    <message>
        <source>chambered nautilus</source>
        <translation>鹦鹉螺</translation>
    </message>
    <message>
        <source>Dungeness crab</source>
        <translation>珍宝蟹</translation>
    </message>
    <message>
        <source>rock crab</source>
        <translation>岩蟹</translation>
    </message>
    <message>
        <source>fiddler crab</source>
        <translation>招潮蟹</translation>
    </message>
    <message>
        <source>king crab</source>
        <translation>帝王蟹</translation>
    </message>
    <message>
        <source>American lobster</source>
        <translation>美洲龙虾</translation>
    </message>
    <message>
        <source>spiny lobster</source>
        <translation>刺龙虾</translation>
    </message>
    <message>
        <source>crayfish</source>
        <translation>小龙虾</translation>
    </message>
    <message>
        <source>hermit crab</source>
        <translation>寄居蟹</translation>
    </message>
    <message>
        <source>isopod</source>
        <translation>等足虫</translation>
    </message>
    <message>
        <source>white stork</source>
        <translation>白鹳</translation>
    </message>
    <message>
        <source>black stork</source>
        <translation>黑鹳</translation>
    </message>
    <message>
        <source>spoonbill</source>
        <translation>琵鹭</translation>
    </message>
    <message>
        <source>flamingo</source>
        <translation>火烈鸟</translation>
    </message>
    <message>
        <source>little blue heron</source>
        <translation>小蓝鹭</translation>
    </message>
    <message>
        <source>American egret</source>
        <translation>美洲白鹭</translation>
    </message>
    <message>
        <source>bittern</source>
        <translation>麻鹭</translation>
    </message>
    <message>
        <source>crane (bird)</source>
        <translation>鹤</translation>
    </message>
    <message>
        <source>limpkin</source>
        <translation>秧鹤</translation>
    </message>
    <message>
        <source>European gallinule</source>
        <translation>欧洲水鸡</translation>
    </message>
    <message>
        <source>American coot</source>
        <translation>美洲骨顶</translation>
    </message>
    <message>
        <source>bustard</source>
        <translation>鸨</translation>
    </message>
    <message>
        <source>ruddy turnstone</source>
        <translation>翻石鹬</translation>
    </message>
    <message>
        <source>red-backed sandpiper</source>
        <translation>红背鹬</translation>
    </message>
    <message>
        <source>redshank</source>
        <translation>红脚鹬</translation>
    </message>
    <message>
        <source>dowitcher</source>
        <translation>半蹼鹬</translation>
    </message>
    <message>
        <source>oystercatcher</source>
        <translation>蛎鹬</translation>
    </message>
    <message>
        <source>pelican</source>
        <translation>鹈鹕</translation>
    </message>
    <message>
        <source>king penguin</source>
        <translation>王企鹅</translation>
    </message>
    <message>
        <source>albatross</source>
        <translation>信天翁</translation>
    </message>
    <message>
        <source>grey whale</source>
        <translation>灰鲸</translation>
    </message>
    <message>
        <source>killer whale</source>
        <translation>虎鲸</translation>
    </message>
    <message>
        <source>dugong</source>
        <translation>儒艮</translation>
    </message>
    <message>
        <source>sea lion</source>
        <translation>海狮</translation>
    </message>
    <message>
        <source>Chihuahua</source>
        <translation>吉娃娃犬</translation>
    </message>
    <message>
        <source>Japanese spaniel</source>
        <translation>日本小猎犬</translation>
    </message>
    <message>
        <source>Maltese dog</source>
        <translation>马耳他犬</translation>
    </message>
    <message>
        <source>Pekinese</source>
        <translation>北京犬</translation>
    </message>
    <message>
        <source>Shih-Tzu</source>
        <translation>西施犬</translation>
    </message>
    <message>
        <source>Blenheim spaniel</source>
        <translation>布伦海姆犬</translation>
    </message>
    <message>
        <source>papillon</source>
        <translation>蝴蝶犬</translation>
    </message>
    <message>
        <source>toy terrier</source>
        <translation>玩具梗犬</translation>
    </message>
    <message>
        <source>Rhodesian ridgeback</source>
        <translation>罗得西亚脊背犬</translation>
    </message>
    <message>
        <source>Afghan hound</source>
        <translation>阿富汗猎犬</translation>
    </message>
    <message>
        <source>basset</source>
        <translation>巴吉度犬</translation>
    </message>
    <message>
        <source>beagle</source>
        <translation>比格犬</translation>
    </message>
    <message>
        <source>bloodhound</source>
        <translation>寻血猎犬</translation>
    </message>
    <message>
        <source>bluetick</source>
        <translation>蓝斑猎浣熊犬</translation>
    </message>
    <message>
        <source>black-and-tan coonhound</source>
        <translation>黑褐猎浣熊犬</translation>
    </message>
    <message>
        <source>Walker hound</source>
        <translation>沃克猎犬</translation>
    </message>
    <message>
        <source>English foxhound</source>
        <translation>英国猎狐犬</translation>
    </message>
    <message>
        <source>redbone</source>
        <translation>红骨猎浣熊犬</translation>
    </message>
    <message>
        <source>borzoi</source>
        <translation>俄罗斯猎狼犬</translation>
    </message>
    <message>
        <source>Irish wolfhound</source>
        <translation>爱尔兰猎狼犬</translation>
    </message>
    <message>
        <source>Italian greyhound</source>
        <translation>意大利灵缇</translation>
    </message>
    <message>
        <source>whippet</source>
        <translation>惠比特犬</translation>
    </message>
    <message>
        <source>Ibizan hound</source>
        <translation>伊比赞猎犬</translation>
    </message>
    <message>
        <source>Norwegian elkhound</source>
        <translation>挪威猎麋犬</translation>
    </message>
    <message>
        <source>otterhound</source>
        <translation>奥达猎犬</translation>
    </message>
    <message>
        <source>Saluki</source>
        <translation>萨路基猎犬</translation>
    </message>
    <message>
        <source>Scottish deerhound</source>
        <translation>苏格兰猎鹿犬</translation>
    </message>
    <message>
        <source>Weimaraner</source>
        <translation>魏玛犬</translation>
    </message>
    <message>
        <source>Staffordshire bullterrier</source>
        <translation>斯塔福郡斗牛梗犬</translation>
    </message>
    <message>
        <source>American Staffordshire terrier</source>
        <translation>美国斯塔福郡梗犬</translation>
    </message>
    <message>
        <source>Bedlington terrier</source>
        <translation>贝灵顿梗犬</translation>
    </message>
    <message>
        <source>Border terrier</source>
        <translation>边境梗犬</translation>
    </message>
    <message>
        <source>Kerry blue terrier</source>
        <translation>凯利蓝梗犬</translation>
    </message>
    <message>
        <source>Irish terrier</source>
        <translation>爱尔兰梗犬</translation>
    </message>
    <message>
        <source>Norfolk terrier</source>
        <translation>诺福克梗犬</translation>
    </message>
    <message>
        <source>Norwich terrier</source>
        <translation>诺里奇梗犬</translation>
    </message>
    <message>
        <source>Yorkshire terrier</source>
        <translation>约克夏梗犬</translation>
    </message>
    <message>
        <source>wire-haired fox terrier</source>
        <translation>刚毛猎狐梗犬</translation>
    </message>
    <message>
        <source>Lakeland terrier</source>
        <translation>湖畔梗犬</translation>
    </message>
    <message>
        <source>Sealyham terrier</source>
        <translation>锡利哈姆梗犬</translation>
    </message>
    <message>
        <source>Airedale</source>
        <translation>艾尔谷犬</translation>
    </message>
    <message>
        <source>cairn</source>
        <translation>凯恩梗犬</translation>
    </message>
    <message>
        <source>Australian terrier</source>
        <translation>澳大利亚梗犬</translation>
    </message>
    <message>
        <source>Dandie Dinmont</source>
        <translation>丹迪丁蒙梗犬</translation>
    </message>
    <message>
        <source>Boston bull</source>
        <translation>波士顿梗犬</translation>
    </message>
    <message>
        <source>miniature schnauzer</source>
        <translation>迷你雪纳瑞</translation>
    </message>
    <message>
        <source>giant schnauzer</source>
        <translation>巨型雪纳瑞</translation>
    </message>
    <message>
        <source>standard schnauzer</source>
        <translation>标准雪纳瑞</translation>
    </message>
    <message>
        <source>Scotch terrier</source>
        <translation>苏格兰梗犬</translation>
    </message>
    <message>
        <source>Tibetan terrier</source>
        <translation>西藏梗犬</translation>
    </message>
    <message>
        <source>silky terrier</source>
        <translation>丝毛梗犬</translation>
    </message>
    <message>
        <source>soft-coated wheaten terrier</source>
        <translation>软毛麦色梗犬</translation>
    </message>
    <message>
        <source>West Highland white terrier</source>
        <translation>西高地白梗犬</translation>
    </message>
    <message>
        <source>Lhasa</source>
        <translation>拉萨犬</translation>
    </message>
    <message>
        <source>flat-coated retriever</source>
        <translation>平毛寻回犬</translation>
    </message>
    <message>
        <source>curly-coated retriever</source>
        <translation>卷毛寻回犬</translation>
    </message>
    <message>
        <source>golden retriever</source>
        <translation>金毛寻回犬</translation>
    </message>
    <message>
        <source>Labrador retriever</source>
        <translation>拉布拉多寻回犬</translation>
    </message>
    <message>
        <source>Chesapeake Bay retriever</source>
        <translation>切萨皮克湾寻回犬</translation>
    </message>
    <message>
        <source>German short-haired pointer</source>
        <translation>德国短毛指示犬</translation>
    </message>
    <message>
        <source>vizsla</source>
        <translation>维兹拉犬</translation>
    </message>
    <message>
        <source>English setter</source>
        <translation>英国塞特犬</translation>
    </message>
    <message>
        <source>Irish setter</source>
        <translation>爱尔兰塞特犬</translation>
    </message>
    <message>
        <source>Gordon setter</source>
        <translation>戈登塞特犬</translation>
    </message>
    <message>
        <source>Brittany spaniel</source>
        <translation>布列塔尼犬</translation>
    </message>
    <message>
        <source>clumber</source>
        <translation>克伦伯犬</translation>
    </message>
    <message>
        <source>English springer</source>
        <translation>英国激飞猎犬</translation>
    </message>
    <message>
        <source>Welsh springer spaniel</source>
        <translation>威尔士激飞猎犬</translation>
    </message>
    <message>
        <source>cocker spaniel</source>
        <translation>可卡犬</translation>
    </message>
    <message>
        <source>Sussex spaniel</source>
        <translation>萨塞克斯猎犬</translation>
    </message>
    <message>
        <source>Irish water spaniel</source>
        <translation>爱尔兰水猎犬</translation>
    </message>
    <message>
        <source>kuvasz</source>
        <translation>库瓦兹犬</translation>
    </message>
    <message>
        <source>schipperke</source>
        <translation>舒柏奇犬</translation>
    </message>
    <message>
        <source>groenendael</source>
        <translation>格罗安达犬</translation>
    </message>
    <message>
        <source>malinois</source>
        <translation>马里努阿犬</translation>
    </message>
    <message>
        <source>briard</source>
        <translation>伯瑞犬</translation>
    </message>
    <message>
        <source>kelpie</source>
        <translation>卡尔比犬</translation>
    </message>
    <message>
        <source>komondor</source>
        <translation>可蒙犬</translation>
    </message>
    <message>
        <source>Old English sheepdog</source>
        <translation>古代英国牧羊犬</translation>
    </message>
    <message>
        <source>Shetland sheepdog</source>
        <translation>设得兰牧羊犬</translation>
    </message>
    <message>
        <source>collie</source>
        <translation>柯利牧羊犬</translation>
    </message>
    <message>
        <source>Border collie</source>
        <translation>边境牧羊犬</translation>
    </message>
    <message>
        <source>Bouvier des Flandres</source>
        <translation>法兰德斯牧牛犬</translation>
    </message>
    <message>
        <source>Rottweiler</source>
        <translation>罗威纳犬</translation>
    </message>
    <message>
        <source>German shepherd</source>
        <translation>德国牧羊犬</translation>
    </message>
    <message>
        <source>Doberman</source>
        <translation>杜宾犬</translation>
    </message>
    <message>
        <source>miniature pinscher</source>
        <translation>迷你杜宾犬</translation>
    </message>
    <message>
        <source>Greater Swiss Mountain dog</source>
        <translation>大瑞士山地犬</translation>
    </message>
    <message>
        <source>Bernese mountain dog</source>
        <translation>伯恩山犬</translation>
    </message>
    <message>
        <source>Appenzeller</source>
        <translation>阿彭策尔山犬</translation>
    </message>
    <message>
        <source>EntleBucher</source>
        <translation>恩特布赫山犬</translation>
    </message>
    <message>
        <source>boxer</source>
        <translation>拳师犬</translation>
    </message>
    <message>
        <source>bull mastiff</source>
        <translation>斗牛獒</translation>
    </message>
    <message>
        <source>Tibetan mastiff</source>
        <translation>藏獒</translation>
    </message>
    <message>
        <source>French bulldog</source>
        <translation>法国斗牛犬</translation>
    </message>
    <message>
        <source>Great Dane</source>
        <translation>大丹犬</translation>
    </message>
    <message>
        <source>Saint Bernard</source>
        <translation>圣伯纳犬</translation>
    </message>
    <message>
        <source>Eskimo dog</source>
        <translation>爱斯基摩犬</translation>
    </message>
    <message>
        <source>malamute</source>
        <translation>阿拉斯加雪橇犬</translation>
    </message>
    <message>
        <source>Siberian husky</source>
        <translation>西伯利亚哈士奇</translation>
    </message>
    <message>
        <source>dalmatian</source>
        <translation>斑点犬</translation>
    </message>
    <message>
        <source>affenpinscher</source>
        <translation>猴梗犬</translation>
    </message>
    <message>
        <source>basenji</source>
        <translation>巴辛吉犬</translation>
    </message>
    <message>
        <source>pug</source>
        <translation>巴哥犬</translation>
    </message>
    <message>
        <source>Leonberg</source>
        <translation>莱昂贝格犬</translation>
    </message>
    <message>
        <source>Newfoundland</source>
        <translation>纽芬兰犬</translation>
    </message>
    <message>
        <source>Great Pyrenees</source>
        <translation>大白熊犬</translation>
    </message>
    <message>
        <source>Samoyed</source>
        <translation>萨摩耶犬</translation>
    </message>
    <message>
        <source>Pomeranian</source>
        <translation>博美犬</translation>
    </message>
    <message>
        <source>chow</source>
        <translation>松狮犬</translation>
    </message>
    <message>
        <source>keeshond</source>
        <translation>荷兰毛狮犬</translation>
    </message>
    <message>
        <source>Brabancon griffon</source>
        <translation>布鲁塞尔格里芬犬</translation>
    </message>
    <message>
        <source>Pembroke</source>
        <translation>彭布罗克柯基犬</translation>
    </message>
    <message>
        <source>Cardigan</source>
        <translation>卡迪根柯基犬</translation>
    </message>
    <message>
        <source>toy poodle</source>
        <translation>玩具贵宾犬</translation>
    </message>
    <message>
        <source>miniature poodle</source>
        <translation>迷你贵宾犬</translation>
    </message>
    <message>
        <source>standard poodle</source>
        <translation>标准贵宾犬</translation>
    </message>
    <message>
        <source>Mexican hairless</source>
        <translation>墨西哥无毛犬</translation>
    </message>
    <message>
        <source>timber wolf</source>
        <translation>灰狼</translation>
    </message>
    <message>
        <source>white wolf</source>
        <translation>白狼</translation>
    </message>
    <message>
        <source>red wolf</source>
        <translation>红狼</translation>
    </message>
    <message>
        <source>coyote</source>
        <translation>郊狼</translation>
    </message>
    <message>
        <source>dingo</source>
        <translation>澳洲野犬</translation>
    </message>
    <message>
        <source>dhole</source>
        <translation>豺</translation>
    </message>
    <message>
        <source>African hunting dog</source>
        <translation>非洲野犬</translation>
    </message>
    <message>
        <source>hyena</source>
        <translation>鬣狗</translation>
    </message>
    <message>
        <source>red fox</source>
        <translation>赤狐</translation>
    </message>
    <message>
        <source>kit fox</source>
        <translation>敏狐</translation>
    </message>
    <message>
        <source>Arctic fox</source>
        <translation>北极狐</translation>
    </message>
    <message>
        <source>grey fox</source>
        <translation>灰狐</translation>
    </message>
    <message>
        <source>tabby</source>
        <translation>虎斑猫</translation>
    </message>
    <message>
        <source>tiger cat</source>
        <translation>虎纹猫</translation>
    </message>
    <message>
        <source>Persian cat</source>
        <translation>波斯猫</translation>
    </message>
    <message>
        <source>Siamese cat</source>
        <translation>暹罗猫</translation>
    </message>
    <message>
        <source>Egyptian cat</source>
        <translation>埃及猫</translation>
    </message>
    <message>
        <source>cougar</source>
        <translation>美洲狮</translation>
    </message>
    <message>
        <source>lynx</source>
        <translation>猞猁</translation>
    </message>
    <message>
        <source>leopard</source>
        <translation>豹</translation>
    </message>
    <message>
        <source>snow leopard</source>
        <translation>雪豹</translation>
    </message>
    <message>
        <source>jaguar</source>
        <translation>美洲豹</translation>
    </message>
    <message>
        <source>lion</source>
        <translation>狮子</translation>
    </message>
    <message>
        <source>tiger</source>
        <translation>老虎</translation>
    </message>
    <message>
        <source>cheetah</source>
        <translation>猎豹</translation>
    </message>
    <message>
        <source>brown bear</source>
        <translation>棕熊</translation>
    </message>
    <message>
        <source>American black bear</source>
        <translation>美洲黑熊</translation>
    </message>
    <message>
        <source>ice bear</source>
        <translation>北极熊</translation>
    </message>
    <message>
        <source>sloth bear</source>
        <translation>懒熊</translation>
    </message>
    <message>
        <source>mongoose</source>
        <translation>蒙哥</translation>
    </message>
    <message>
        <source>meerkat</source>
        <translation>猫鼬</translation>
    </message>
    <message>
        <source>tiger beetle</source>
        <translation>虎甲</translation>
    </message>
    <message>
        <source>ladybug</source>
        <translation>瓢虫</translation>
    </message>
    <message>
        <source>ground beetle</source>
        <translation>步甲</translation>
    </message>
    <message>
        <source>long-horned beetle</source>
        <translation>天牛</translation>
    </message>
    <message>
        <source>leaf beetle</source>
        <translation>叶甲</translation>
    </message>
    <message>
        <source>dung beetle</source>
        <translation>蜣螂</translation>
    </message>
    <message>
        <source>rhinoceros beetle</source>
        <translation>独角仙</translation>
    </message>
    <message>
        <source>weevil</source>
        <translation>象甲</translation>
    </message>
    <message>
        <source>fly</source>
        <translation>苍蝇</translation>
    </message>
    <message>
        <source>bee</source>
        <translation>蜜蜂</translation>
    </message>
    <message>
        <source>ant</source>
        <translation>蚂蚁</translation>
    </message>
    <message>
        <source>grasshopper</source>
        <translation>蚱蜢</translation>
    </message>
    <message>
        <source>cricket</source>
        <translation>蟋蟀</translation>
    </message>
    <message>
        <source>walking stick</source>
        <translation>竹节虫</translation>
    </message>
    <message>
        <source>cockroach</source>
        <translation>蟑螂</translation>
    </message>
    <message>
        <source>mantis</source>
        <translation>螳螂</translation>
    </message>
    <message>
        <source>cicada</source>
        <translation>蝉</translation>
    </message>
    <message>
        <source>leafhopper</source>
        <translation>叶蝉</translation>
    </message>
    <message>
        <source>lacewing</source>
        <translation>草蛉</translation>
    </message>
    <message>
        <source>dragonfly</source>
        <translation>蜻蜓</translation>
    </message>
    <message>
        <source>damselfly</source>
        <translation>豆娘</translation>
    </message>
    <message>
        <source>admiral</source>
        <translation>红蛱蝶</translation>
    </message>
    <message>
        <source>ringlet</source>
        <translation>眼蝶</translation>
    </message>
    <message>
        <source>monarch</source>
        <translation>帝王蝶</translation>
    </message>
    <message>
        <source>cabbage butterfly</source>
        <translation>菜粉蝶</translation>
    </message>
    <message>
        <source>sulphur butterfly</source>
        <translation>黄粉蝶</translation>
    </message>
    <message>
        <source>lycaenid</source>
        <translation>灰蝶</translation>
    </message>
    <message>
        <source>starfish</source>
        <translation>海星</translation>
    </message>
    <message>
        <source>sea urchin</source>
        <translation>海胆</translation>
    </message>
    <message>
        <source>sea cucumber</source>
        <translation>海参</translation>
    </message>
    <message>
        <source>wood rabbit</source>
        <translation>林兔</translation>
    </message>
    <message>
        <source>hare</source>
        <translation>野兔</translation>
    </message>
    <message>
        <source>Angora</source>
        <translation>安哥拉兔</translation>
    </message>
    <message>
        <source>hamster</source>
        <translation>仓鼠</translation>
    </message>
    <message>
        <source>porcupine</source>
        <translation>豪猪</translation>
    </message>
    <message>
        <source>fox squirrel</source>
        <translation>狐松鼠</translation>
    </message>
    <message>
        <source>marmot</source>
        <translation>土拨鼠</translation>
    </message>
    <message>
        <source>beaver</source>
        <translation>河狸</translation>
    </message>
    <message>
        <source>guinea pig</source>
        <translation>豚鼠</translation>
    </message>
    <message>
        <source>sorrel</source>
        <translation>栗色马</translation>
    </message>
    <message>
        <source>zebra</source>
        <translation>斑马</translation>
    </message>
    <message>
        <source>hog</source>
        <translation>猪</translation>
    </message>
    <message>
        <source>wild boar</source>
        <translation>野猪</translation>
    </message>
    <message>
        <source>warthog</source>
        <translation>疣猪</translation>
    </message>
    <message>
        <source>hippopotamus</source>
        <translation>河马</translation>
    </message>
    <message>
        <source>ox</source>
        <translation>公牛</translation>
    </message>
    <message>
        <source>water buffalo</source>
        <translation>水牛</translation>
    </message>
    <message>
        <source>bison</source>
        <translation>野牛</translation>
    </message>
    <message>
        <source>ram</source>
        <translation>公羊</translation>
    </message>
    <message>
        <source>bighorn</source>
        <translation>大角羊</translation>
    </message>
    <message>
        <source>ibex</source>
        <translation>北山羊</translation>
    </message>
    <message>
        <source>hartebeest</source>
        <translation>狷羚</translation>
    </message>
    <message>
        <source>impala</source>
        <translation>黑斑羚</translation>
    </message>
    <message>
        <source>gazelle</source>
        <translation>瞪羚</translation>
    </message>
    <message>
        <source>Arabian camel</source>
        <translation>单峰骆驼</translation>
    </message>
    <message>
        <source>llama</source>
        <translation>羊驼</translation>
    </message>
    <message>
        <source>weasel</source>
        <translation>鼬</translation>
    </message>
    <message>
        <source>mink</source>
        <translation>水貂</translation>
    </message>
    <message>
        <source>polecat</source>
        <translation>艾鼬</translation>
    </message>
    <message>
        <source>black-footed ferret</source>
        <translation>黑足鼬</translation>
    </message>
    <message>
        <source>otter</source>
        <translation>水獭</translation>
    </message>
    <message>
        <source>skunk</source>
        <translation>臭鼬</translation>
    </message>
    <message>
        <source>badger</source>
        <translation>獾</translation>
    </message>
    <message>
        <source>armadillo</source>
        <translation>犰狳</translation>
    </message>
    <message>
        <source>three-toed sloth</source>
        <translation>三趾树懒</translation>
    </message>
    <message>
        <source>orangutan</source>
        <translation>猩猩</translation>
    </message>
    <message>
        <source>gorilla</source>
        <translation>大猩猩</translation>
    </message>
    <message>
        <source>chimpanzee</source>
        <translation>黑猩猩</translation>
    </message>
    <message>
        <source>gibbon</source>
        <translation>长臂猿</translation>
    </message>
    <message>
        <source>siamang</source>
        <translation>合趾猿</translation>
    </message>
    <message>
        <source>guenon</source>
        <translation>长尾猴</translation>
    </message>
    <message>
        <source>patas</source>
        <translation>赤猴</translation>
    </message>
    <message>
        <source>baboon</source>
        <translation>狒狒</translation>
    </message>
    <message>
        <source>macaque</source>
        <translation>猕猴</translation>
    </message>
    <message>
        <source>langur</source>
        <translation>叶猴</translation>
    </message>
    <message>
        <source>colobus</source>
        <translation>疣猴</translation>
    </message>
    <message>
        <source>proboscis monkey</source>
        <translation>长鼻猴</translation>
    </message>
    <message>
        <source>marmoset</source>
        <translation>狨猴</translation>
    </message>
    <message>
        <source>capuchin</source>
        <translation>卷尾猴</translation>
    </message>
    <message>
        <source>howler monkey</source>
        <translation>吼猴</translation>
    </message>
    <message>
        <source>titi</source>
        <translation>伶猴</translation>
    </message>
    <message>
        <source>spider monkey</source>
        <translation>蜘蛛猴</translation>
    </message>
    <message>
        <source>squirrel monkey</source>
        <translation>松鼠猴</translation>
    </message>
    <message>
        <source>Madagascar cat</source>
        <translation>环尾狐猴</translation>
    </message>
    <message>
        <source>indri</source>
        <translation>大狐猴</translation>
    </message>
    <message>
        <source>Indian elephant</source>
        <translation>印度象</translation>
    </message>
    <message>
        <source>African elephant</source>
        <translation>非洲象</translation>
    </message>
    <message>
        <source>lesser panda</source>
        <translation>小熊猫</translation>
    </message>
    <message>
        <source>giant panda</source>
        <translation>大熊猫</translation>
    </message>
    <message>
        <source>barracouta</source>
        <translation>杖鱼</translation>
    </message>
    <message>
        <source>eel</source>
        <translation>鳗鱼</translation>
    </message>
    <message>
        <source>coho</source>
        <translation>银鲑</translation>
    </message>
    <message>
        <source>rock beauty</source>
        <translation>三色刺蝶鱼</translation>
    </message>
    <message>
        <source>anemone fish</source>
        <translation>小丑鱼</translation>
    </message>
    <message>
        <source>sturgeon</source>
        <translation>鲟鱼</translation>
    </message>
    <message>
        <source>gar</source>
        <translation>雀鳝</translation>
    </message>
    <message>
        <source>lionfish</source>
        <translation>狮子鱼</translation>
    </message>
    <message>
        <source>puffer</source>
        <translation>河豚</translation>
    </message>
    <message>
        <source>abacus</source>
        <translation>算盘</translation>
    </message>
    <message>
        <source>abaya</source>
        <translation>阿拉伯长袍</translation>
    </message>
    <message>
        <source>academic gown</source>
        <translation>学位袍</translation>
    </message>
    <message>
        <source>accordion</source>
        <translation>手风琴</translation>
    </message>
    <message>
        <source>acoustic guitar</source>
        <translation>原声吉他</translation>
    </message>
    <message>
        <source>aircraft carrier</source>
        <translation>航空母舰</translation>
    </message>
    <message>
        <source>airliner</source>
        <translation>客机</translation>
    </message>
    <message>
        <source>airship</source>
        <translation>飞艇</translation>
    </message>
    <message>
        <source>altar</source>
        <translation>祭坛</translation>
    </message>
    <message>
        <source>ambulance</source>
        <translation>救护车</translation>
    </message>
    <message>
        <source>amphibian</source>
        <translation>水陆两栖车</translation>
    </message>
    <message>
        <source>analog clock</source>
        <translation>指针时钟</translation>
    </message>
    <message>
        <source>apiary</source>
        <translation>养蜂场</translation>
    </message>
    <message>
        <source>apron</source>
        <translation>围裙</translation>
    </message>
    <message>
        <source>ashcan</source>
        <translation>垃圾桶</translation>
    </message>
    <message>
        <source>assault rifle</source>
        <translation>突击步枪</translation>
    </message>
    <message>
        <source>backpack</source>
        <translation>背包</translation>
    </message>
    <message>
        <source>bakery</source>
        <translation>面包店</translation>
    </message>
    <message>
        <source>balance beam</source>
        <translation>平衡木</translation>
    </message>
    <message>
        <source>balloon</source>
        <translation>气球</translation>
    </message>
    <message>
        <source>ballpoint</source>
        <translation>圆珠笔</translation>
    </message>
    <message>
        <source>Band Aid</source>
        <translation>创可贴</translation>
    </message>
    <message>
        <source>banjo</source>
        <translation>班卓琴</translation>
    </message>
    <message>
        <source>bannister</source>
        <translation>楼梯扶手</translation>
    </message>
    <message>
        <source>barbell</source>
        <translation>杠铃</translation>
    </message>
    <message>
        <source>barber chair</source>
        <translation>理发椅</translation>
    </message>
    <message>
        <source>barbershop</source>
        <translation>理发店</translation>
    </message>
    <message>
        <source>barn</source>
        <translation>谷仓</translation>
    </message>
    <message>
        <source>barometer</source>
        <translation>气压计</translation>
    </message>
    <message>
        <source>barrel</source>
        <translation>圆桶</translation>
    </message>
    <message>
        <source>barrow</source>
        <translation>手推车</translation>
    </message>
    <message>
        <source>baseball</source>
        <translation>棒球</translation>
    </message>
    <message>
        <source>basketball</source>
        <translation>篮球</translation>
    </message>
    <message>
        <source>bassinet</source>
        <translation>婴儿篮床</translation>
    </message>
    <message>
        <source>bassoon</source>
        <translation>巴松管</translation>
    </message>
    <message>
        <source>bathing cap</source>
        <translation>泳帽</translation>
    </message>
    <message>
        <source>bath towel</source>
        <translation>浴巾</translation>
    </message>
    <message>
        <source>bathtub</source>
        <translation>浴缸</translation>
    </message>
    <message>
        <source>beach wagon</source>
        <translation>旅行车</translation>
    </message>
    <message>
        <source>beacon</source>
        <translation>灯塔</translation>
    </message>
    <message>
        <source>beaker</source>
        <translation>烧杯</translation>
    </message>
    <message>
        <source>bearskin</source>
        <translation>熊皮帽</translation>
    </message>
    <message>
        <source>beer bottle</source>
        <translation>啤酒瓶</translation>
    </message>
    <message>
        <source>beer glass</source>
        <translation>啤酒杯</translation>
    </message>
    <message>
        <source>bell cote</source>
        <translation>钟楼</translation>
    </message>
    <message>
        <source>bib</source>
        <translation>围兜</translation>
    </message>
    <message>
        <source>bicycle-built-for-two</source>
        <translation>双人自行车</translation>
    </message>
    <message>
        <source>bikini</source>
        <translation>比基尼</translation>
    </message>
    <message>
        <source>binder</source>
        <translation>活页夹</translation>
    </message>
    <message>
        <source>binoculars</source>
        <translation>双筒望远镜</translation>
    </message>
    <message>
        <source>birdhouse</source>
        <translation>鸟屋</translation>
    </message>
    <message>
        <source>boathouse</source>
        <translation>船屋</translation>
    </message>
    <message>
        <source>bobsled</source>
        <translation>有舵雪橇</translation>
    </message>
    <message>
        <source>bolo tie</source>
        <translation>波洛领带</translation>
    </message>
    <message>
        <source>bonnet</source>
        <translation>系带女帽</translation>
    </message>
    <message>
        <source>bookcase</source>
        <translation>书柜</translation>
    </message>
    <message>
        <source>bookshop</source>
        <translation>书店</translation>
    </message>
    <message>
        <source>bottlecap</source>
        <translation>瓶盖</translation>
    </message>
    <message>
        <source>bow</source>
        <translation>弓</translation>
    </message>
    <message>
        <source>bow tie</source>
        <translation>领结</translation>
    </message>
    <message>
        <source>brass</source>
        <translation>黄铜纪念牌</translation>
    </message>
    <message>
        <source>brassiere</source>
        <translation>胸罩</translation>
    </message>
    <message>
        <source>breakwater</source>
        <translation>防波堤</translation>
    </message>
    <message>
        <source>breastplate</source>
        <translation>胸甲</translation>
    </message>
    <message>
        <source>broom</source>
        <translation>扫帚</translation>
    </message>
    <message>
        <source>bucket</source>
        <translation>水桶</translation>
    </message>
    <message>
        <source>buckle</source>
        <translation>带扣</translation>
    </message>
    <message>
        <source>bulletproof vest</source>
        <translation>防弹背心</translation>
    </message>
    <message>
        <source>bullet train</source>
        <translation>高速列车</translation>
    </message>
    <message>
        <source>butcher shop</source>
        <translation>肉铺</translation>
    </message>
    <message>
        <source>cab</source>
        <translation>出租车</translation>
    </message>
    <message>
        <source>caldron</source>
        <translation>大锅</translation>
    </message>
    <message>
        <source>candle</source>
        <translation>蜡烛</translation>
    </message>
    <message>
        <source>cannon</source>
        <translation>大炮</translation>
    </message>
    <message>
        <source>canoe</source>
        <translation>独木舟</translation>
    </message>
    <message>
        <source>can opener</source>
        <translation>开罐器</translation>
    </message>
    <message>
        <source>cardigan</source>
        <translation>开襟毛衣</translation>
    </message>
    <message>
        <source>car mirror</source>
        <translation>车用后视镜</translation>
    </message>
    <message>
        <source>carousel</source>
        <translation>旋转木马</translation>
    </message>
    <message>
        <source>carpenter&apos;s kit</source>
        <translation>木工工具箱</translation>
    </message>
    <message>
        <source>carton</source>
        <translation>纸箱</translation>
    </message>
    <message>
        <source>car wheel</source>
        <translation>车轮</translation>
    </message>
    <message>
        <source>cash machine</source>
        <translation>自动取款机</translation>
    </message>
    <message>
        <source>cassette</source>
        <translation>盒式磁带</translation>
    </message>
    <message>
        <source>cassette player</source>
        <translation>磁带播放机</translation>
    </message>
    <message>
        <source>castle</source>
        <translation>城堡</translation>
    </message>
    <message>
        <source>catamaran</source>
        <translation>双体船</translation>
    </message>
    <message>
        <source>CD player</source>
        <translation>CD 播放机</translation>
    </message>
    <message>
        <source>cello</source>
        <translation>大提琴</translation>
    </message>
    <message>
        <source>cellular telephone</source>
        <translation>移动电话</translation>
    </message>
    <message>
        <source>chain</source>
        <translation>链条</translation>
    </message>
    <message>
        <source>chainlink fence</source>
        <translation>铁丝网围栏</translation>
    </message>
    <message>
        <source>chain mail</source>
        <translation>锁子甲</translation>
    </message>
    <message>
        <source>chain saw</source>
        <translation>链锯</translation>
    </message>
    <message>
        <source>chest</source>
        <translation>箱子</translation>
    </message>
    <message>
        <source>chiffonier</source>
        <translation>高脚五斗柜</translation>
    </message>
    <message>
        <source>chime</source>
        <translation>编钟</translation>
    </message>
    <message>
        <source>china cabinet</source>
        <translation>瓷器柜</translation>
    </message>
    <message>
        <source>Christmas stocking</source>
        <translation>圣诞袜</translation>
    </message>
    <message>
        <source>church</source>
        <translation>教堂</translation>
    </message>
    <message>
        <source>cinema</source>
        <translation>电影院</translation>
    </message>
    <message>
        <source>cleaver</source>
        <translation>切肉刀</translation>
    </message>
    <message>
        <source>cliff dwelling</source>
        <translation>悬崖民居</translation>
    </message>
    <message>
        <source>cloak</source>
        <translation>斗篷</translation>
    </message>
    <message>
        <source>clog</source>
        <translation>木底鞋</translation>
    </message>
    <message>
        <source>cocktail shaker</source>
        <translation>鸡尾酒摇杯</translation>
    </message>
    <message>
        <source>coffee mug</source>
        <translation>咖啡杯</translation>
    </message>
    <message>
        <source>coffeepot</source>
        <translation>咖啡壶</translation>
    </message>
    <message>
        <source>coil</source>
        <translation>线圈</translation>
    </message>
    <message>
        <source>combination lock</source>
        <translation>密码锁</translation>
    </message>
    <message>
        <source>computer keyboard</source>
        <translation>电脑键盘</translation>
    </message>
    <message>
        <source>confectionery</source>
        <translation>糖果店</translation>
    </message>
    <message>
        <source>container ship</source>
        <translation>集装箱船</translation>
    </message>
    <message>
        <source>convertible</source>
        <translation>敞篷车</translation>
    </message>
    <message>
        <source>corkscrew</source>
        <translation>开瓶器</translation>
    </message>
    <message>
        <source>cornet</source>
        <translation>短号</translation>
    </message>
    <message>
        <source>cowboy boot</source>
        <translation>牛仔靴</translation>
    </message>
    <message>
        <source>cowboy hat</source>
        <translation>牛仔帽</translation>
    </message>
    <message>
        <source>cradle</source>
        <translation>摇篮</translation>
    </message>
    <message>
        <source>crane (machine)</source>
        <translation>起重机</translation>
    </message>
    <message>
        <source>crash helmet</source>
        <translation>防撞头盔</translation>
    </message>
    <message>
        <source>crate</source>
        <translation>板条箱</translation>
    </message>
    <message>
        <source>crib</source>
        <translation>婴儿床</translation>
    </message>
    <message>
        <source>Crock Pot</source>
        <translation>慢炖锅</translation>
    </message>
    <message>
        <source>croquet ball</source>
        <translation>槌球</translation>
    </message>
    <message>
        <source>crutch</source>
        <translation>拐杖</translation>
    </message>
    <message>
        <source>cuirass</source>
        <translation>护胸甲</translation>
    </message>
    <message>
        <source>dam</source>
        <translation>水坝</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>书桌</translation>
    </message>
    <message>
        <source>desktop computer</source>
        <translation>台式电脑</translation>
    </message>
    <message>
        <source>dial telephone</source>
        <translation>拨盘电话</translation>
    </message>
    <message>
        <source>diaper</source>
        <translation>尿布</translation>
    </message>
    <message>
        <source>digital clock</source>
        <translation>数字时钟</translation>
    </message>
    <message>
        <source>digital watch</source>
        <translation>数字手表</translation>
    </message>
    <message>
        <source>dining table</source>
        <translation>餐桌</translation>
    </message>
    <message>
        <source>dishrag</source>
        <translation>抹布</translation>
    </message>
    <message>
        <source>dishwasher</source>
        <translation>洗碗机</translation>
    </message>
    <message>
        <source>disk brake</source>
        <translation>盘式制动器</translation>
    </message>
    <message>
        <source>dock</source>
        <translation>码头</translation>
    </message>
    <message>
        <source>dogsled</source>
        <translation>狗拉雪橇</translation>
    </message>
    <message>
        <source>dome</source>
        <translation>圆顶</translation>
    </message>
    <message>
        <source>doormat</source>
        <translation>门垫</translation>
    </message>
    <message>
        <source>drilling platform</source>
        <translation>钻井平台</translation>
    </message>
    <message>
        <source>drum</source>
        <translation>鼓</translation>
    </message>
    <message>
        <source>drumstick</source>
        <translation>鼓槌</translation>
    </message>
    <message>
        <source>dumbbell</source>
        <translation>哑铃</translation>
    </message>
    <message>
        <source>Dutch oven</source>
        <translation>荷兰锅</translation>
    </message>
    <message>
        <source>electric fan</source>
        <translation>电风扇</translation>
    </message>
    <message>
        <source>electric guitar</source>
        <translation>电吉他</translation>
    </message>
    <message>
        <source>electric locomotive</source>
        <translation>电力机车</translation>
    </message>
    <message>
        <source>entertainment center</source>
        <translation>电视柜</translation>
    </message>
    <message>
        <source>envelope</source>
        <translation>信封</translation>
    </message>
    <message>
        <source>espresso maker</source>
        <translation>浓缩咖啡机</translation>
    </message>
    <message>
        <source>face powder</source>
        <translation>扑面粉</translation>
    </message>
    <message>
        <source>feather boa</source>
        <translation>羽毛围巾</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件柜</translation>
    </message>
    <message>
        <source>fireboat</source>
        <translation>消防船</translation>
    </message>
    <message>
        <source>fire engine</source>
        <translation>消防车</translation>
    </message>
    <message>
        <source>fire screen</source>
        <translation>壁炉挡板</translation>
    </message>
    <message>
        <source>flagpole</source>
        <translation>旗杆</translation>
    </message>
    <message>
        <source>flute</source>
        <translation>长笛</translation>
    </message>
    <message>
        <source>folding chair</source>
        <translation>折叠椅</translation>
    </message>
    <message>
        <source>football helmet</source>
        <translation>橄榄球头盔</translation>
    </message>
    <message>
        <source>forklift</source>
        <translation>叉车</translation>
    </message>
    <message>
        <source>fountain</source>
        <translation>喷泉</translation>
    </message>
    <message>
        <source>fountain pen</source>
        <translation>钢笔</translation>
    </message>
    <message>
        <source>four-poster</source>
        <translation>四柱床</translation>
    </message>
    <message>
        <source>freight car</source>
        <translation>货运车厢</translation>
    </message>
    <message>
        <source>French horn</source>
        <translation>圆号</translation>
    </message>
    <message>
        <source>frying pan</source>
        <translation>煎锅</translation>
    </message>
    <message>
        <source>fur coat</source>
        <translation>毛皮大衣</translation>
    </message>
    <message>
        <source>garbage truck</source>
        <translation>垃圾车</translation>
    </message>
    <message>
        <source>gasmask</source>
        <translation>防毒面具</translation>
    </message>
    <message>
        <source>gas pump</source>
        <translation>加油机</translation>
    </message>
    <message>
        <source>goblet</source>
        <translation>高脚杯</translation>
    </message>
    <message>
        <source>go-kart</source>
        <translation>卡丁车</translation>
    </message>
    <message>
        <source>golf ball</source>
        <translation>高尔夫球</translation>
    </message>
    <message>
        <source>golfcart</source>
        <translation>高尔夫球车</translation>
    </message>
    <message>
        <source>gondola</source>
        <translation>贡多拉</translation>
    </message>
    <message>
        <source>gong</source>
        <translation>锣</translation>
    </message>
    <message>
        <source>gown</source>
        <translation>礼服</translation>
    </message>
    <message>
        <source>grand piano</source>
        <translation>三角钢琴</translation>
    </message>
    <message>
        <source>greenhouse</source>
        <translation>温室</translation>
    </message>
    <message>
        <source>grille</source>
        <translation>格栅</translation>
    </message>
    <message>
        <source>grocery store</source>
        <translation>杂货店</translation>
    </message>
    <message>
        <source>guillotine</source>
        <translation>断头台</translation>
    </message>
    <message>
        <source>hair slide</source>
        <translation>发夹</translation>
    </message>
    <message>
        <source>hair spray</source>
        <translation>发胶</translation>
    </message>
    <message>
        <source>half track</source>
        <translation>半履带车</translation>
    </message>
    <message>
        <source>hammer</source>
        <translation>锤子</translation>
    </message>
    <message>
        <source>hamper</source>
        <translation>带盖大篮</translation>
    </message>
    <message>
        <source>hand blower</source>
        <translation>吹风机</translation>
    </message>
    <message>
        <source>hand-held computer</source>
        <translation>掌上电脑</translation>
    </message>
    <message>
        <source>handkerchief</source>
        <translation>手帕</translation>
    </message>
    <message>
        <source>hard disc</source>
        <translation>硬盘</translation>
    </message>
    <message>
        <source>harmonica</source>
        <translation>口琴</translation>
    </message>
    <message>
        <source>harp</source>
        <translation>竖琴</translation>
    </message>
    <message>
        <source>harvester</source>
        <translation>收割机</translation>
    </message>
    <message>
        <source>hatchet</source>
        <translation>短柄斧</translation>
    </message>
    <message>
        <source>holster</source>
        <translation>枪套</translation>
    </message>
    <message>
        <source>home theater</source>
        <translation>家庭影院</translation>
    </message>
    <message>
        <source>honeycomb</source>
        <translation>蜂窝</translation>
    </message>
    <message>
        <source>hook</source>
        <translation>钩子</translation>
    </message>
    <message>
        <source>hoopskirt</source>
        <translation>裙撑</translation>
    </message>
    <message>
        <source>horizontal bar</source>
        <translation>单杠</translation>
    </message>
    <message>
        <source>horse cart</source>
        <translation>马车</translation>
    </message>
    <message>
        <source>hourglass</source>
        <translation>沙漏</translation>
    </message>
    <message>
        <source>iPod</source>
        <translation>iPod 播放器</translation>
    </message>
    <message>
        <source>iron</source>
        <translation>熨斗</translation>
    </message>
    <message>
        <source>jack-o&apos;-lantern</source>
        <translation>南瓜灯</translation>
    </message>
    <message>
        <source>jean</source>
        <translation>牛仔裤</translation>
    </message>
    <message>
        <source>jeep</source>
        <translation>吉普车</translation>
    </message>
    <message>
        <source>jersey</source>
        <translation>针织衫</translation>
    </message>
    <message>
        <source>jigsaw puzzle</source>
        <translation>拼图</translation>
    </message>
    <message>
        <source>jinrikisha</source>
        <translation>人力车</translation>
    </message>
    <message>
        <source>joystick</source>
        <translation>操纵杆</translation>
    </message>
    <message>
        <source>kimono</source>
        <translation>和服</translation>
    </message>
    <message>
        <source>knee pad</source>
        <translation>护膝</translation>
    </message>
    <message>
        <source>knot</source>
        <translation>绳结</translation>
    </message>
    <message>
        <source>lab coat</source>
        <translation>实验服</translation>
    </message>
    <message>
        <source>ladle</source>
        <translation>长柄勺</translation>
    </message>
    <message>
        <source>lampshade</source>
        <translation>灯罩</translation>
    </message>
    <message>
        <source>laptop</source>
        <translation>笔记本电脑</translation>
    </message>
    <message>
        <source>lawn mower</source>
        <translation>割草机</translation>
    </message>
    <message>
        <source>lens cap</source>
        <translation>镜头盖</translation>
    </message>
    <message>
        <source>letter opener</source>
        <translation>拆信刀</translation>
    </message>
    <message>
        <source>library</source>
        <translation>图书馆</translation>
    </message>
    <message>
        <source>lifeboat</source>
        <translation>救生艇</translation>
    </message>
    <message>
        <source>lighter</source>
        <translation>打火机</translation>
    </message>
    <message>
        <source>limousine</source>
        <translation>豪华轿车</translation>
    </message>
    <message>
        <source>liner</source>
        <translation>远洋客轮</translation>
    </message>
    <message>
        <source>lipstick</source>
        <translation>口红</translation>
    </message>
    <message>
        <source>Loafer</source>
        <translation>乐福鞋</translation>
    </message>
    <message>
        <source>lotion</source>
        <translation>乳液</translation>
    </message>
    <message>
        <source>loudspeaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>loupe</source>
        <translation>寸镜</translation>
    </message>
    <message>
        <source>lumbermill</source>
        <translation>锯木厂</translation>
    </message>
    <message>
        <source>magnetic compass</source>
        <translation>磁罗盘</translation>
    </message>
    <message>
        <source>mailbag</source>
        <translation>邮袋</translation>
    </message>
    <message>
        <source>mailbox</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>maillot</source>
        <translation>紧身衣</translation>
    </message>
    <message>
        <source>maillot, tank suit</source>
        <translation>连体泳衣</translation>
    </message>
    <message>
        <source>manhole cover</source>
        <translation>井盖</translation>
    </message>
    <message>
        <source>maraca</source>
        <translation>沙槌</translation>
    </message>
    <message>
        <source>marimba</source>
        <translation>马林巴琴</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>面具</translation>
    </message>
    <message>
        <source>matchstick</source>
        <translation>火柴棍</translation>
    </message>
    <message>
        <source>maypole</source>
        <translation>五月柱</translation>
    </message>
    <message>
        <source>maze</source>
        <translation>迷宫</translation>
    </message>
    <message>
        <source>measuring cup</source>
        <translation>量杯</translation>
    </message>
    <message>
        <source>medicine chest</source>
        <translation>药柜</translation>
    </message>
    <message>
        <source>megalith</source>
        <translation>巨石建筑</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>microwave</source>
        <translation>微波炉</translation>
    </message>
    <message>
        <source>military uniform</source>
        <translation>军装</translation>
    </message>
    <message>
        <source>milk can</source>
        <translation>牛奶罐</translation>
    </message>
    <message>
        <source>minibus</source>
        <translation>小型客车</translation>
    </message>
    <message>
        <source>miniskirt</source>
        <translation>迷你裙</translation>
    </message>
    <message>
        <source>minivan</source>
        <translation>多用途车</translation>
    </message>
    <message>
        <source>missile</source>
        <translation>导弹</translation>
    </message>
    <message>
        <source>mitten</source>
        <translation>连指手套</translation>
    </message>
    <message>
        <source>mixing bowl</source>
        <translation>搅拌碗</translation>
    </message>
    <message>
        <source>mobile home</source>
        <translation>活动房屋</translation>
    </message>
    <message>
        <source>Model T</source>
        <translation>T 型车</translation>
    </message>
    <message>
        <source>modem</source>
        <translation>调制解调器</translation>
    </message>
    <message>
        <source>monastery</source>
        <translation>修道院</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>显示器</translation>
    </message>
    <message>
        <source>moped</source>
        <translation>轻便摩托车</translation>
    </message>
    <message>
        <source>mortar</source>
        <translation>研钵</translation>
    </message>
    <message>
        <source>mortarboard</source>
        <translation>学士帽</translation>
    </message>
    <message>
        <source>mosque</source>
        <translation>清真寺</translation>
    </message>
    <message>
        <source>mosquito net</source>
        <translation>蚊帐</translation>
    </message>
    <message>
        <source>motor scooter</source>
        <translation>踏板摩托车</translation>
    </message>
    <message>
        <source>mountain bike</source>
        <translation>山地自行车</translation>
    </message>
    <message>
        <source>mountain tent</source>
        <translation>高山帐篷</translation>
    </message>
    <message>
        <source>mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>mousetrap</source>
        <translation>捕鼠器</translation>
    </message>
    <message>
        <source>moving van</source>
        <translation>搬家货车</translation>
    </message>
    <message>
        <source>muzzle</source>
        <translation>口套</translation>
    </message>
    <message>
        <source>nail</source>
        <translation>钉子</translation>
    </message>
    <message>
        <source>neck brace</source>
        <translation>护颈</translation>
    </message>
    <message>
        <source>necklace</source>
        <translation>项链</translation>
    </message>
    <message>
        <source>nipple</source>
        <translation>奶嘴</translation>
    </message>
    <message>
        <source>notebook</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>obelisk</source>
        <translation>方尖碑</translation>
    </message>
    <message>
        <source>oboe</source>
        <translation>双簧管</translation>
    </message>
    <message>
        <source>ocarina</source>
        <translation>陶笛</translation>
    </message>
    <message>
        <source>odometer</source>
        <translation>里程表</translation>
    </message>
    <message>
        <source>oil filter</source>
        <translation>机油滤清器</translation>
    </message>
    <message>
        <source>organ</source>
        <translation>管风琴</translation>
    </message>
    <message>
        <source>oscilloscope</source>
        <translation>示波器</translation>
    </message>
    <message>
        <source>overskirt</source>
        <translation>罩裙</translation>
    </message>
    <message>
        <source>oxcart</source>
        <translation>牛车</translation>
    </message>
    <message>
        <source>oxygen mask</source>
        <translation>氧气面罩</translation>
    </message>
    <message>
        <source>packet</source>
        <translation>小包</translation>
    </message>
    <message>
        <source>paddle</source>
        <translation>桨</translation>
    </message>
    <message>
        <source>paddlewheel</source>
        <translation>明轮</translation>
    </message>
    <message>
        <source>padlock</source>
        <translation>挂锁</translation>
    </message>
    <message>
        <source>paintbrush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>pajama</source>
        <translation>睡衣</translation>
    </message>
    <message>
        <source>palace</source>
        <translation>宫殿</translation>
    </message>
    <message>
        <source>panpipe</source>
        <translation>排箫</translation>
    </message>
    <message>
        <source>paper towel</source>
        <translation>纸巾</translation>
    </message>
    <message>
        <source>parachute</source>
        <translation>降落伞</translation>
    </message>
    <message>
        <source>parallel bars</source>
        <translation>双杠</translation>
    </message>
    <message>
        <source>park bench</source>
        <translation>公园长椅</translation>
    </message>
    <message>
        <source>parking meter</source>
        <translation>停车计时器</translation>
    </message>
    <message>
        <source>passenger car</source>
        <translation>客车车厢</translation>
    </message>
    <message>
        <source>patio</source>
        <translation>露台</translation>
    </message>
    <message>
        <source>pay-phone</source>
        <translation>投币电话</translation>
    </message>
    <message>
        <source>pedestal</source>
        <translation>基座</translation>
    </message>
    <message>
        <source>pencil box</source>
        <translation>铅笔盒</translation>
    </message>
    <message>
        <source>pencil sharpener</source>
        <translation>卷笔刀</translation>
    </message>
    <message>
        <source>perfume</source>
        <translation>香水</translation>
    </message>
    <message>
        <source>Petri dish</source>
        <translation>培养皿</translation>
    </message>
    <message>
        <source>photocopier</source>
        <translation>复印机</translation>
    </message>
    <message>
        <source>pick</source>
        <translation>拨片</translation>
    </message>
    <message>
        <source>pickelhaube</source>
        <translation>尖顶头盔</translation>
    </message>
    <message>
        <source>picket fence</source>
        <translation>尖桩篱栅</translation>
    </message>
    <message>
        <source>pickup</source>
        <translation>皮卡</translation>
    </message>
    <message>
        <source>pier</source>
        <translation>栈桥</translation>
    </message>
    <message>
        <source>piggy bank</source>
        <translation>存钱罐</translation>
    </message>
    <message>
        <source>pill bottle</source>
        <translation>药瓶</translation>
    </message>
    <message>
        <source>pillow</source>
        <translation>枕头</translation>
    </message>
    <message>
        <source>ping-pong ball</source>
        <translation>乒乓球</translation>
    </message>
    <message>
        <source>pinwheel</source>
        <translation>玩具风车</translation>
    </message>
    <message>
        <source>pirate</source>
        <translation>海盗船</translation>
    </message>
    <message>
        <source>pitcher</source>
        <translation>大水罐</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>刨子</translation>
    </message>
    <message>
        <source>planetarium</source>
        <translation>天文馆</translation>
    </message>
    <message>
        <source>plastic bag</source>
        <translation>塑料袋</translation>
    </message>
    <message>
        <source>plate rack</source>
        <translation>碗碟架</translation>
    </message>
    <message>
        <source>plow</source>
        <translation>犁</translation>
    </message>
    <message>
        <source>plunger</source>
        <translation>马桶搋</translation>
    </message>
    <message>
        <source>Polaroid camera</source>
        <translation>宝丽来相机</translation>
    </message>
    <message>
        <source>pole</source>
        <translation>杆子</translation>
    </message>
    <message>
        <source>police van</source>
        <translation>警车</translation>
    </message>
    <message>
        <source>poncho</source>
        <translation>披风雨衣</translation>
    </message>
    <message>
        <source>pool table</source>
        <translation>台球桌</translation>
    </message>
    <message>
        <source>pop bottle</source>
        <translation>汽水瓶</translation>
    </message>
    <message>
        <source>pot</source>
        <translation>花盆</translation>
    </message>
    <message>
        <source>potter&apos;s wheel</source>
        <translation>陶轮</translation>
    </message>
    <message>
        <source>power drill</source>
        <translation>电钻</translation>
    </message>
    <message>
        <source>prayer rug</source>
        <translation>礼拜毯</translation>
    </message>
    <message>
        <source>printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>prison</source>
        <translation>监狱</translation>
    </message>
    <message>
        <source>projectile</source>
        <translation>投射物</translation>
    </message>
    <message>
        <source>projector</source>
        <translation>投影仪</translation>
    </message>
    <message>
        <source>puck</source>
        <translation>冰球</translation>
    </message>
    <message>
        <source>punching bag</source>
        <translation>沙袋</translation>
    </message>
    <message>
        <source>purse</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>quill</source>
        <translation>羽毛笔</translation>
    </message>
    <message>
        <source>quilt</source>
        <translation>被子</translation>
    </message>
    <message>
        <source>racer</source>
        <translation>赛车</translation>
    </message>
    <message>
        <source>racket</source>
        <translation>球拍</translation>
    </message>
    <message>
        <source>radiator</source>
        <translation>散热器</translation>
    </message>
    <message>
        <source>radio</source>
        <translation>收音机</translation>
    </message>
    <message>
        <source>radio telescope</source>
        <translation>射电望远镜</translation>
    </message>
    <message>
        <source>rain barrel</source>
        <translation>雨水桶</translation>
    </message>
    <message>
        <source>recreational vehicle</source>
        <translation>房车</translation>
    </message>
    <message>
        <source>reel</source>
        <translation>卷轴</translation>
    </message>
    <message>
        <source>reflex camera</source>
        <translation>反光相机</translation>
    </message>
    <message>
        <source>refrigerator</source>
        <translation>冰箱</translation>
    </message>
    <message>
        <source>remote control</source>
        <translation>遥控器</translation>
    </message>
    <message>
        <source>restaurant</source>
        <translation>餐厅</translation>
    </message>
    <message>
        <source>revolver</source>
        <translation>左轮手枪</translation>
    </message>
    <message>
        <source>rifle</source>
        <translation>步枪</translation>
    </message>
    <message>
        <source>rocking chair</source>
        <translation>摇椅</translation>
    </message>
    <message>
        <source>rotisserie</source>
        <translation>烤肉架</translation>
    </message>
    <message>
        <source>rubber eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>rugby ball</source>
        <translation>英式橄榄球</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>直尺</translation>
    </message>
    <message>
        <source>running shoe</source>
        <translation>跑鞋</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>保险箱</translation>
    </message>
    <message>
        <source>safety pin</source>
        <translation>别针</translation>
    </message>
    <message>
        <source>saltshaker</source>
        <translation>盐瓶</translation>
    </message>
    <message>
        <source>sandal</source>
        <translation>凉鞋</translation>
    </message>
    <message>
        <source>sarong</source>
        <translation>纱笼</translation>
    </message>
    <message>
        <source>sax</source>
        <translation>萨克斯管</translation>
    </message>
    <message>
        <source>scabbard</source>
        <translation>刀鞘</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>秤</translation>
    </message>
    <message>
        <source>school bus</source>
        <translation>校车</translation>
    </message>
    <message>
        <source>schooner</source>
        <translation>纵帆船</translation>
    </message>
    <message>
        <source>scoreboard</source>
        <translation>记分牌</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>screw</source>
        <translation>螺丝</translation>
    </message>
    <message>
        <source>screwdriver</source>
        <translation>螺丝刀</translation>
    </message>
    <message>
        <source>seat belt</source>
        <translation>安全带</translation>
    </message>
    <message>
        <source>sewing machine</source>
        <translation>缝纫机</translation>
    </message>
    <message>
        <source>shield</source>
        <translation>盾牌</translation>
    </message>
    <message>
        <source>shoe shop</source>
        <translation>鞋店</translation>
    </message>
    <message>
        <source>shoji</source>
        <translation>障子门</translation>
    </message>
    <message>
        <source>shopping basket</source>
        <translation>购物篮</translation>
    </message>
    <message>
        <source>shopping cart</source>
        <translation>购物车</translation>
    </message>
    <message>
        <source>shovel</source>
        <translation>铲子</translation>
    </message>
    <message>
        <source>shower cap</source>
        <translation>浴帽</translation>
    </message>
    <message>
        <source>shower curtain</source>
        <translation>浴帘</translation>
    </message>
    <message>
        <source>ski</source>
        <translation>滑雪板</translation>
    </message>
    <message>
        <source>ski mask</source>
        <translation>滑雪面罩</translation>
    </message>
    <message>
        <source>sleeping bag</source>
        <translation>睡袋</translation>
    </message>
    <message>
        <source>slide rule</source>
        <translation>计算尺</translation>
    </message>
    <message>
        <source>sliding door</source>
        <translation>推拉门</translation>
    </message>
    <message>
        <source>slot</source>
        <translation>老虎机</translation>
    </message>
    <message>
        <source>snorkel</source>
        <translation>潜水呼吸管</translation>
    </message>
    <message>
        <source>snowmobile</source>
        <translation>雪地摩托</translation>
    </message>
    <message>
        <source>snowplow</source>
        <translation>扫雪机</translation>
    </message>
    <message>
        <source>soap dispenser</source>
        <translation>皂液器</translation>
    </message>
    <message>
        <source>soccer ball</source>
        <translation>足球</translation>
    </message>
    <message>
        <source>sock</source>
        <translation>袜子</translation>
    </message>
    <message>
        <source>solar dish</source>
        <translation>太阳能聚光碟</translation>
    </message>
    <message>
        <source>sombrero</source>
        <translation>宽边帽</translation>
    </message>
    <message>
        <source>soup bowl</source>
        <translation>汤碗</translation>
    </message>
    <message>
        <source>space bar</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>space heater</source>
        <translation>取暖器</translation>
    </message>
    <message>
        <source>space shuttle</source>
        <translation>航天飞机</translation>
    </message>
    <message>
        <source>spatula</source>
        <translation>锅铲</translation>
    </message>
    <message>
        <source>speedboat</source>
        <translation>快艇</translation>
    </message>
    <message>
        <source>spider web</source>
        <translation>蜘蛛网</translation>
    </message>
    <message>
        <source>spindle</source>
        <translation>纺锤</translation>
    </message>
    <message>
        <source>sports car</source>
        <translation>跑车</translation>
    </message>
    <message>
        <source>spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>舞台</translation>
    </message>
    <message>
        <source>steam locomotive</source>
        <translation>蒸汽机车</translation>
    </message>
    <message>
        <source>steel arch bridge</source>
        <translation>钢拱桥</translation>
    </message>
    <message>
        <source>steel drum</source>
        <translation>钢鼓</translation>
    </message>
    <message>
        <source>stethoscope</source>
        <translation>听诊器</translation>
    </message>
    <message>
        <source>stole</source>
        <translation>女用披肩</translation>
    </message>
    <message>
        <source>stone wall</source>
        <translation>石墙</translation>
    </message>
    <message>
        <source>stopwatch</source>
        <translation>秒表</translation>
    </message>
    <message>
        <source>stove</source>
        <translation>炉灶</translation>
    </message>
    <message>
        <source>strainer</source>
        <translation>滤网</translation>
    </message>
    <message>
        <source>streetcar</source>
        <translation>有轨电车</translation>
    </message>
    <message>
        <source>stretcher</source>
        <translation>担架</translation>
    </message>
    <message>
        <source>studio couch</source>
        <translation>沙发床</translation>
    </message>
    <message>
        <source>stupa</source>
        <translation>佛塔</translation>
    </message>
    <message>
        <source>submarine</source>
        <translation>潜艇</translation>
    </message>
    <message>
        <source>suit</source>
        <translation>套装</translation>
    </message>
    <message>
        <source>sundial</source>
        <translation>日晷</translation>
    </message>
    <message>
        <source>sunglass</source>
        <translation>墨镜</translation>
    </message>
    <message>
        <source>sunglasses</source>
        <translation>太阳镜</translation>
    </message>
    <message>
        <source>sunscreen</source>
        <translation>防晒霜</translation>
    </message>
    <message>
        <source>suspension bridge</source>
        <translation>悬索桥</translation>
    </message>
    <message>
        <source>swab</source>
        <translation>拖把</translation>
    </message>
    <message>
        <source>sweatshirt</source>
        <translation>运动衫</translation>
    </message>
    <message>
        <source>swimming trunks</source>
        <translation>泳裤</translation>
    </message>
    <message>
        <source>swing</source>
        <translation>秋千</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>syringe</source>
        <translation>注射器</translation>
    </message>
    <message>
        <source>table lamp</source>
        <translation>台灯</translation>
    </message>
    <message>
        <source>tank</source>
        <translation>坦克</translation>
    </message>
    <message>
        <source>tape player</source>
        <translation>磁带录音机</translation>
    </message>
    <message>
        <source>teapot</source>
        <translation>茶壶</translation>
    </message>
    <message>
        <source>teddy</source>
        <translation>泰迪熊</translation>
    </message>
    <message>
        <source>television</source>
        <translation>电视机</translation>
    </message>
    <message>
        <source>tennis ball</source>
        <translation>网球</translation>
    </message>
    <message>
        <source>thatch</source>
        <translation>茅草屋顶</translation>
    </message>
    <message>
        <source>theater curtain</source>
        <translation>剧场幕布</translation>
    </message>
    <message>
        <source>thimble</source>
        <translation>顶针</translation>
    </message>
    <message>
        <source>thresher</source>
        <translation>脱粒机</translation>
    </message>
    <message>
        <source>throne</source>
        <translation>宝座</translation>
    </message>
    <message>
        <source>tile roof</source>
        <translation>瓦屋顶</translation>
    </message>
    <message>
        <source>toaster</source>
        <translation>烤面包机</translation>
    </message>
    <message>
        <source>tobacco shop</source>
        <translation>烟草店</translation>
    </message>
    <message>
        <source>toilet seat</source>
        <translation>马桶座</translation>
    </message>
    <message>
        <source>torch</source>
        <translation>火炬</translation>
    </message>
    <message>
        <source>totem pole</source>
        <translation>图腾柱</translation>
    </message>
    <message>
        <source>tow truck</source>
        <translation>拖车</translation>
    </message>
    <message>
        <source>toyshop</source>
        <translation>玩具店</translation>
    </message>
    <message>
        <source>tractor</source>
        <translation>拖拉机</translation>
    </message>
    <message>
        <source>trailer truck</source>
        <translation>半挂卡车</translation>
    </message>
    <message>
        <source>tray</source>
        <translation>托盘</translation>
    </message>
    <message>
        <source>trench coat</source>
        <translation>风衣</translation>
    </message>
    <message>
        <source>tricycle</source>
        <translation>三轮车</translation>
    </message>
    <message>
        <source>trimaran</source>
        <translation>三体船</translation>
    </message>
    <message>
        <source>tripod</source>
        <translation>三脚架</translation>
    </message>
    <message>
        <source>triumphal arch</source>
        <translation>凯旋门</translation>
    </message>
    <message>
        <source>trolleybus</source>
        <translation>无轨电车</translation>
    </message>
    <message>
        <source>trombone</source>
        <translation>长号</translation>
    </message>
    <message>
        <source>tub</source>
        <translation>木盆</translation>
    </message>
    <message>
        <source>turnstile</source>
        <translation>旋转栅门</translation>
    </message>
    <message>
        <source>typewriter keyboard</source>
        <translation>打字机键盘</translation>
    </message>
    <message>
        <source>umbrella</source>
        <translation>雨伞</translation>
    </message>
    <message>
        <source>unicycle</source>
        <translation>独轮车</translation>
    </message>
    <message>
        <source>upright</source>
        <translation>立式钢琴</translation>
    </message>
    <message>
        <source>vacuum</source>
        <translation>吸尘器</translation>
    </message>
    <message>
        <source>vase</source>
        <translation>花瓶</translation>
    </message>
    <message>
        <source>vault</source>
        <translation>拱顶</translation>
    </message>
    <message>
        <source>velvet</source>
        <translation>天鹅绒</translation>
    </message>
    <message>
        <source>vending machine</source>
        <translation>自动售货机</translation>
    </message>
    <message>
        <source>vestment</source>
        <translation>法衣</translation>
    </message>
    <message>
        <source>viaduct</source>
        <translation>高架桥</translation>
    </message>
    <message>
        <source>violin</source>
        <translation>小提琴</translation>
    </message>
    <message>
        <source>volleyball</source>
        <translation>排球</translation>
    </message>
    <message>
        <source>waffle iron</source>
        <translation>华夫饼机</translation>
    </message>
    <message>
        <source>wall clock</source>
        <translation>挂钟</translation>
    </message>
    <message>
        <source>wallet</source>
        <translation>皮夹</translation>
    </message>
    <message>
        <source>wardrobe</source>
        <translation>衣柜</translation>
    </message>
    <message>
        <source>warplane</source>
        <translation>军用飞机</translation>
    </message>
    <message>
        <source>washbasin</source>
        <translation>洗脸盆</translation>
    </message>
    <message>
        <source>washer</source>
        <translation>洗衣机</translation>
    </message>
    <message>
        <source>water bottle</source>
        <translation>水瓶</translation>
    </message>
    <message>
        <source>water jug</source>
        <translation>水壶</translation>
    </message>
    <message>
        <source>water tower</source>
        <translation>水塔</translation>
    </message>
    <message>
        <source>whiskey jug</source>
        <translation>威士忌壶</translation>
    </message>
    <message>
        <source>whistle</source>
        <translation>哨子</translation>
    </message>
    <message>
        <source>wig</source>
        <translation>假发</translation>
    </message>
    <message>
        <source>window screen</source>
        <translation>纱窗</translation>
    </message>
    <message>
        <source>window shade</source>
        <translation>百叶窗</translation>
    </message>
    <message>
        <source>Windsor tie</source>
        <translation>温莎结领带</translation>
    </message>
    <message>
        <source>wine bottle</source>
        <translation>葡萄酒瓶</translation>
    </message>
    <message>
        <source>wing</source>
        <translation>机翼</translation>
    </message>
    <message>
        <source>wok</source>
        <translation>炒锅</translation>
    </message>
    <message>
        <source>wooden spoon</source>
        <translation>木勺</translation>
    </message>
    <message>
        <source>wool</source>
        <translation>羊毛</translation>
    </message>
    <message>
        <source>worm fence</source>
        <translation>蛇形栅栏</translation>
    </message>
    <message>
        <source>wreck</source>
        <translation>沉船</translation>
    </message>
    <message>
        <source>yawl</source>
        <translation>双桅帆船</translation>
    </message>
    <message>
        <source>yurt</source>
        <translation>蒙古包</translation>
    </message>
    <message>
        <source>web site</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>comic book</source>
        <translation>漫画书</translation>
    </message>
    <message>
        <source>crossword puzzle</source>
        <translation>填字游戏</translation>
    </message>
    <message>
        <source>street sign</source>
        <translation>路牌</translation>
    </message>
    <message>
        <source>traffic light</source>
        <translation>交通信号灯</translation>
    </message>
    <message>
        <source>book jacket</source>
        <translation>书皮</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>plate</source>
        <translation>盘子</translation>
    </message>
    <message>
        <source>guacamole</source>
        <translation>鳄梨酱</translation>
    </message>
    <message>
        <source>consomme</source>
        <translation>清汤</translation>
    </message>
    <message>
        <source>hot pot</source>
        <translation>火锅</translation>
    </message>
    <message>
        <source>trifle</source>
        <translation>水果松糕</translation>
    </message>
    <message>
        <source>ice cream</source>
        <translation>冰淇淋</translation>
    </message>
    <message>
        <source>ice lolly</source>
        <translation>冰棍</translation>
    </message>
    <message>
        <source>French loaf</source>
        <translation>法式面包</translation>
    </message>
    <message>
        <source>bagel</source>
        <translation>贝果</translation>
    </message>
    <message>
        <source>pretzel</source>
        <translation>椒盐卷饼</translation>
    </message>
    <message>
        <source>cheeseburger</source>
        <translation>芝士汉堡</translation>
    </message>
    <message>
        <source>hotdog</source>
        <translation>热狗</translation>
    </message>
    <message>
        <source>mashed potato</source>
        <translation>土豆泥</translation>
    </message>
    <message>
        <source>head cabbage</source>
        <translation>卷心菜</translation>
    </message>
    <message>
        <source>broccoli</source>
        <translation>西兰花</translation>
    </message>
    <message>
        <source>cauliflower</source>
        <translation>花椰菜</translation>
    </message>
    <message>
        <source>zucchini</source>
        <translation>西葫芦</translation>
    </message>
    <message>
        <source>spaghetti squash</source>
        <translation>金丝瓜</translation>
    </message>
    <message>
        <source>acorn squash</source>
        <translation>橡子南瓜</translation>
    </message>
    <message>
        <source>butternut squash</source>
        <translation>奶油南瓜</translation>
    </message>
    <message>
        <source>cucumber</source>
        <translation>黄瓜</translation>
    </message>
    <message>
        <source>artichoke</source>
        <translation>洋蓟</translation>
    </message>
    <message>
        <source>bell pepper</source>
        <translation>甜椒</translation>
    </message>
    <message>
        <source>cardoon</source>
        <translation>刺菜蓟</translation>
    </message>
    <message>
        <source>mushroom</source>
        <translation>蘑菇</translation>
    </message>
    <message>
        <source>Granny Smith</source>
        <translation>青苹果</translation>
    </message>
    <message>
        <source>strawberry</source>
        <translation>草莓</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙子</translation>
    </message>
    <message>
        <source>lemon</source>
        <translation>柠檬</translation>
    </message>
    <message>
        <source>fig</source>
        <translation>无花果</translation>
    </message>
    <message>
        <source>pineapple</source>
        <translation>菠萝</translation>
    </message>
    <message>
        <source>banana</source>
        <translation>香蕉</translation>
    </message>
    <message>
        <source>jackfruit</source>
        <translation>菠萝蜜</translation>
    </message>
    <message>
        <source>custard apple</source>
        <translation>番荔枝</translation>
    </message>
    <message>
        <source>pomegranate</source>
        <translation>石榴</translation>
    </message>
    <message>
        <source>hay</source>
        <translation>干草</translation>
    </message>
    <message>
        <source>carbonara</source>
        <translation>奶油培根面</translation>
    </message>
    <message>
        <source>chocolate sauce</source>
        <translation>巧克力酱</translation>
    </message>
    <message>
        <source>dough</source>
        <translation>面团</translation>
    </message>
    <message>
        <source>meat loaf</source>
        <translation>肉糕</translation>
    </message>
    <message>
        <source>pizza</source>
        <translation>披萨</translation>
    </message>
    <message>
        <source>potpie</source>
        <translation>馅饼</translation>
    </message>
    <message>
        <source>burrito</source>
        <translation>卷饼</translation>
    </message>
    <message>
        <source>red wine</source>
        <translation>红葡萄酒</translation>
    </message>
    <message>
        <source>espresso</source>
        <translation>浓缩咖啡</translation>
    </message>
    <message>
        <source>cup</source>
        <translation>杯子</translation>
    </message>
    <message>
        <source>eggnog</source>
        <translation>蛋奶酒</translation>
    </message>
    <message>
        <source>alp</source>
        <translation>高山</translation>
    </message>
    <message>
        <source>bubble</source>
        <translation>气泡</translation>
    </message>
    <message>
        <source>cliff</source>
        <translation>悬崖</translation>
    </message>
    <message>
        <source>coral reef</source>
        <translation>珊瑚礁</translation>
    </message>
    <message>
        <source>geyser</source>
        <translation>间歇泉</translation>
    </message>
    <message>
        <source>lakeside</source>
        <translation>湖畔</translation>
    </message>
    <message>
        <source>promontory</source>
        <translation>海角</translation>
    </message>
    <message>
        <source>sandbar</source>
        <translation>沙洲</translation>
    </message>
    <message>
        <source>seashore</source>
        <translation>海滨</translation>
    </message>
    <message>
        <source>valley</source>
        <translation>山谷</translation>
    </message>
    <message>
        <source>volcano</source>
        <translation>火山</translation>
    </message>
    <message>
        <source>ballplayer</source>
        <translation>棒球运动员</translation>
    </message>
    <message>
        <source>groom</source>
        <translation>新郎</translation>
    </message>
    <message>
        <source>scuba diver</source>
        <translation>潜水员</translation>
    </message>
    <message>
        <source>rapeseed</source>
        <translation>油菜花</translation>
    </message>
    <message>
        <source>daisy</source>
        <translation>雏菊</translation>
    </message>
    <message>
        <source>yellow lady&apos;s slipper</source>
        <translation>黄色杓兰</translation>
    </message>
    <message>
        <source>corn</source>
        <translation>玉米</translation>
    </message>
    <message>
        <source>acorn</source>
        <translation>橡子</translation>
    </message>
    <message>
        <source>hip</source>
        <translation>蔷薇果</translation>
    </message>
    <message>
        <source>buckeye</source>
        <translation>七叶树果</translation>
    </message>
    <message>
        <source>coral fungus</source>
        <translation>珊瑚菌</translation>
    </message>
    <message>
        <source>agaric</source>
        <translation>伞菌</translation>
    </message>
    <message>
        <source>gyromitra</source>
        <translation>鹿花菌</translation>
    </message>
    <message>
        <source>stinkhorn</source>
        <translation>鬼笔菌</translation>
    </message>
    <message>
        <source>earthstar</source>
        <translation>地星</translation>
    </message>
    <message>
        <source>hen-of-the-woods</source>
        <translation>灰树花</translation>
    </message>
    <message>
        <source>bolete</source>
        <translation>牛肝菌</translation>
    </message>
    <message>
        <source>ear</source>
        <translation>玉米穗</translation>
    </message>
    <message>
        <source>toilet tissue</source>
        <translation>卫生纸</translation>
    </message>
</context>
<context>
    <name>data</name>
    <message>
        <source>airplane</source>
        <translation>飞机</translation>
    </message>
    <message>
        <source>automobile</source>
        <translation>汽车</translation>
    </message>
    <message>
        <source>bird</source>
        <translation>鸟</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>deer</source>
        <translation>鹿</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>狗</translation>
    </message>
    <message>
        <source>frog</source>
        <translation>青蛙</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>马</translation>
    </message>
    <message>
        <source>ship</source>
        <translation>船</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>卡车</translation>
    </message>
    <message>
        <source>CIFAR-10</source>
        <translation>CIFAR-10</translation>
    </message>
    <message>
        <source>60 000 colour photos of 32×32 in ten classes, from files on this computer.</source>
        <translation>60 000 张 32×32 的彩色照片，分十个类别，取自本机上的文件。</translation>
    </message>
    <message>
        <source>Look for CIFAR-10, binary version, unpack it, and point at the folder with data_batch_1.bin to data_batch_5.bin and test_batch.bin.</source>
        <translation>请找到 CIFAR-10 的二进制版本并解压，再选择含有 data_batch_1.bin 至 data_batch_5.bin 和 test_batch.bin 的文件夹。</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>1 797 digits from 0 to 9, written by 43 people; they fill their frame.</source>
        <translation>由 43 人书写的 1 797 个数字，从 0 到 9；每个数字都占满画面。</translation>
    </message>
    <message>
        <source>They come with the package scikit-learn.</source>
        <translation>随 scikit-learn 软件包提供。</translation>
    </message>
    <message>
        <source>My drawings</source>
        <translation>我的图画</translation>
    </message>
    <message>
        <source>Classes of your own: draw a handful of examples of each.</source>
        <translation>你自己的类别：每类画几个样例。</translation>
    </message>
    <message>
        <source>Add a class, draw an example, and put it in; two classes are the least.</source>
        <translation>添加一个类别，画一个样例，再放进去；至少需要两个类别。</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <source>Your own pictures: a folder with a subfolder for each class.</source>
        <translation>你自己的图像：一个文件夹，每个类别一个子文件夹。</translation>
    </message>
    <message>
        <source>Make a folder with a subfolder for each class, named as the class is, and put the pictures of that class into it.</source>
        <translation>建一个文件夹，为每个类别建一个同名的子文件夹，把该类别的图像放进去。</translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation>T恤</translation>
    </message>
    <message>
        <source>trousers</source>
        <translation>裤子</translation>
    </message>
    <message>
        <source>pullover</source>
        <translation>套头衫</translation>
    </message>
    <message>
        <source>dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>coat</source>
        <translation>外套</translation>
    </message>
    <message>
        <source>sandal</source>
        <translation>凉鞋</translation>
    </message>
    <message>
        <source>shirt</source>
        <translation>衬衫</translation>
    </message>
    <message>
        <source>sneaker</source>
        <translation>运动鞋</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>包</translation>
    </message>
    <message>
        <source>ankle boot</source>
        <translation>短靴</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>70 000 digits of 28×28, centred by their mass, from files on this computer.</source>
        <translation>70 000 个 28×28 的数字，按重心居中，取自本机上的文件。</translation>
    </message>
    <message>
        <source>Look for the MNIST database of handwritten digits and point at the folder with train-images-idx3-ubyte and its three companions, gzipped or not.</source>
        <translation>请找到 MNIST 手写数字数据库，再选择含有 train-images-idx3-ubyte 及另外三个配套文件的文件夹，是否经 gzip 压缩均可。</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>70 000 pieces of clothing of 28×28, from files on this computer.</source>
        <translation>70 000 件 28×28 的服饰，取自本机上的文件。</translation>
    </message>
    <message>
        <source>Look for Fashion-MNIST, published by Zalando Research, and point at the folder with train-images-idx3-ubyte and its three companions, gzipped or not.</source>
        <translation>请找到 Zalando Research 发布的 Fashion-MNIST，再选择含有 train-images-idx3-ubyte 及另外三个配套文件的文件夹，是否经 gzip 压缩均可。</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>十字</translation>
    </message>
    <message>
        <source>star</source>
        <translation>星形</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Circles, squares, triangles, crosses and stars, anywhere, of any size and angle.</source>
        <translation>圆形、正方形、三角形、十字和星形，位置、大小和角度任意。</translation>
    </message>
    <message>
        <source>Stripes by orientation</source>
        <translation>条纹方向</translation>
    </message>
    <message>
        <source>Stripes of any width and place; the class is the direction that they run in.</source>
        <translation>宽度和位置任意的条纹；类别就是条纹的走向。</translation>
    </message>
    <message>
        <source>EMNIST</source>
        <translation>EMNIST</translation>
    </message>
    <message>
        <source>Handwritten letters and digits of 28×28 in up to 62 classes, from your files.</source>
        <translation>28×28 的手写字母和数字，最多 62 个类别，来自你的文件。</translation>
    </message>
    <message>
        <source>Look for EMNIST in the format of MNIST, and point at the folder with emnist-letters-train-images-idx3-ubyte and its companions, gzipped or not.</source>
        <translation>请找到 MNIST 格式的 EMNIST，并指定含有 emnist-letters-train-images-idx3-ubyte 及其同伴文件的文件夹，压缩与否均可。</translation>
    </message>
</context>
<context>
    <name>draw</name>
    <message>
        <source>Pencil</source>
        <translation>铅笔</translation>
    </message>
    <message>
        <source>Draw freely. Size 1 sets whole cells, larger brushes have soft edges.</source>
        <translation>自由绘制。大小为 1 时填满整个单元格，更大的画笔边缘柔和。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Pull a straight line; with Shift level, upright or at 45°.</source>
        <translation>拖出一条直线；按住 Shift 时为水平、垂直或 45°。</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Pull a rectangle from corner to corner; with Shift a square.</source>
        <translation>从一角拖到对角画矩形；按住 Shift 画正方形。</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Pull an ellipse from corner to corner; with Shift a circle.</source>
        <translation>从一角拖到对角画椭圆；按住 Shift 画圆。</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Set the cell and all cells of its value that are joined to it.</source>
        <translation>填充该单元格以及与它相连的所有同值单元格。</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Bring the paper back. The right button erases with any tool.</source>
        <translation>恢复底色。使用任何工具时，右键都可以擦除。</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Cyan</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>品红</translation>
    </message>
</context>
<context>
    <name>edit</name>
    <message>
        <source>Add a layer</source>
        <translation>添加一层</translation>
    </message>
    <message>
        <source>Switch a layer</source>
        <translation>开关一层</translation>
    </message>
    <message>
        <source>Duplicate a layer</source>
        <translation>复制一层</translation>
    </message>
    <message>
        <source>Move a layer</source>
        <translation>移动一层</translation>
    </message>
    <message>
        <source>Delete a layer</source>
        <translation>删除一层</translation>
    </message>
    <message>
        <source>Set {field}</source>
        <translation>设置{field}</translation>
    </message>
    <message>
        <source>Set a cell</source>
        <translation>设置单元格</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加滤波器</translation>
    </message>
    <message>
        <source>Duplicate a filter</source>
        <translation>复制滤波器</translation>
    </message>
    <message>
        <source>Delete a filter</source>
        <translation>删除滤波器</translation>
    </message>
    <message>
        <source>Move a filter</source>
        <translation>移动滤波器</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Draw on the picture</source>
        <translation>在图像上绘画</translation>
    </message>
    <message>
        <source>New canvas</source>
        <translation>新画布</translation>
    </message>
    <message>
        <source>Begin a drawing</source>
        <translation>开始绘画</translation>
    </message>
    <message>
        <source>Clear picture</source>
        <translation>清除图像</translation>
    </message>
    <message>
        <source>Change paper</source>
        <translation>更换底色</translation>
    </message>
    <message>
        <source>Invert picture</source>
        <translation>图像反相</translation>
    </message>
    <message>
        <source>Set channels</source>
        <translation>设置通道</translation>
    </message>
    <message>
        <source>Set intensities</source>
        <translation>设置亮度范围</translation>
    </message>
    <message>
        <source>Rename a filter</source>
        <translation>重命名滤波器</translation>
    </message>
    <message>
        <source>Change the filters&apos; size</source>
        <translation>更改滤波器尺寸</translation>
    </message>
    <message>
        <source>Change a bias</source>
        <translation>更改偏置</translation>
    </message>
    <message>
        <source>Choose sample</source>
        <translation>选择示例图</translation>
    </message>
    <message>
        <source>Set picture size</source>
        <translation>设置图像尺寸</translation>
    </message>
    <message>
        <source>Crop picture</source>
        <translation>裁剪图像</translation>
    </message>
    <message>
        <source>Choose a preset</source>
        <translation>选择预设</translation>
    </message>
    <message>
        <source>Change a preset&apos;s setting</source>
        <translation>更改预设参数</translation>
    </message>
    <message>
        <source>Switch a layer on</source>
        <translation>开启一层</translation>
    </message>
    <message>
        <source>Switch a layer off</source>
        <translation>关闭一层</translation>
    </message>
    <message>
        <source>Pencil</source>
        <translation>铅笔</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Change a weight</source>
        <translation>更改权重</translation>
    </message>
    <message>
        <source>Paint weights</source>
        <translation>涂抹权重</translation>
    </message>
    <message>
        <source>Paste weights</source>
        <translation>粘贴权重</translation>
    </message>
    <message>
        <source>Load a stack</source>
        <translation>载入网络</translation>
    </message>
    <message>
        <source>Look at a picture</source>
        <translation>查看一幅图像</translation>
    </message>
    <message>
        <source>Change the data</source>
        <translation>更改数据</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Rename a class</source>
        <translation>重命名类别</translation>
    </message>
    <message>
        <source>Put an example in</source>
        <translation>放入样例</translation>
    </message>
    <message>
        <source>Take a class out</source>
        <translation>移除类别</translation>
    </message>
    <message>
        <source>Take an example out</source>
        <translation>移除样例</translation>
    </message>
    <message>
        <source>Freeze a layer</source>
        <translation>冻结一层</translation>
    </message>
    <message>
        <source>Add the missing layers</source>
        <translation>补上缺少的层</translation>
    </message>
    <message>
        <source>Change the training</source>
        <translation>更改训练设置</translation>
    </message>
    <message>
        <source>Change the augmentation</source>
        <translation>更改数据增强</translation>
    </message>
    <message>
        <source>Use the suggested rate</source>
        <translation>采用建议的学习率</translation>
    </message>
    <message>
        <source>Reset the training</source>
        <translation>重置训练</translation>
    </message>
    <message>
        <source>Begin anew by another seed</source>
        <translation>换种子重新开始</translation>
    </message>
    <message>
        <source>Fit the network to the data</source>
        <translation>使网络适应数据</translation>
    </message>
    <message>
        <source>Stretch picture</source>
        <translation>拉伸图像</translation>
    </message>
    <message>
        <source>Frame drawings</source>
        <translation>摆放绘图</translation>
    </message>
    <message>
        <source>Change the network&apos;s input</source>
        <translation>更改网络的输入</translation>
    </message>
    <message>
        <source>End the training</source>
        <translation>结束训练</translation>
    </message>
    <message>
        <source>Load a network</source>
        <translation>载入已训练网络</translation>
    </message>
    <message>
        <source>Open a network</source>
        <translation>打开已训练网络</translation>
    </message>
    <message>
        <source>Open a stack</source>
        <translation>打开网络</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>打开权重</translation>
    </message>
    <message>
        <source>Rename a run</source>
        <translation>重命名训练记录</translation>
    </message>
    <message>
        <source>Hide runs</source>
        <translation>隐藏训练记录</translation>
    </message>
    <message>
        <source>Show runs</source>
        <translation>显示训练记录</translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation>删除训练记录</translation>
    </message>
    <message>
        <source>Keep the settings of the training</source>
        <translation>保留训练的设置</translation>
    </message>
    <message>
        <source>Train more epochs</source>
        <translation>训练更多轮次</translation>
    </message>
    <message>
        <source>Load an example</source>
        <translation>载入示例</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>新建会话</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Go to step {number}</source>
        <translation>转到步骤 {number}</translation>
    </message>
    <message>
        <source>Keep step {number}</source>
        <translation>保存步骤 {number}</translation>
    </message>
    <message>
        <source>Renew step {number}</source>
        <translation>更新步骤 {number}</translation>
    </message>
    <message>
        <source>Rename step {number}</source>
        <translation>重命名步骤 {number}</translation>
    </message>
    <message>
        <source>Notes of step {number}</source>
        <translation>步骤 {number} 的备注</translation>
    </message>
    <message>
        <source>Draw on step {number}</source>
        <translation>在步骤 {number} 上绘画</translation>
    </message>
    <message>
        <source>Move step {number}</source>
        <translation>移动步骤 {number}</translation>
    </message>
    <message>
        <source>Delete step {number}</source>
        <translation>删除步骤 {number}</translation>
    </message>
    <message>
        <source>Save what is presented</source>
        <translation>保存演示画面</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Show a step of a lesson</source>
        <translation>演示课程的一步</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>离开课程</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>竞速</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Correct the data</source>
        <translation>更正数据</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation>打开配方</translation>
    </message>
    <message>
        <source>Set it as a recipe does</source>
        <translation>照配方设置</translation>
    </message>
    <message>
        <source>Leave the recipe</source>
        <translation>离开配方</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>numpy script</source>
        <translation>numpy 脚本</translation>
    </message>
    <message>
        <source>The network as a Python file that needs nothing but numpy: each kind of layer as a short function to read, the preparation of a picture, and a test on this picture.</source>
        <translation>把网络写成只需要 numpy 的 Python 文件：每种层是一个简短易读的函数，并包括图像的预处理和用这幅图像进行的测试。</translation>
    </message>
    <message>
        <source>Python files</source>
        <translation>Python 文件</translation>
    </message>
    <message>
        <source>PyTorch script</source>
        <translation>PyTorch 脚本</translation>
    </message>
    <message>
        <source>The network as a Python file for PyTorch that runs as it is: the layers, the preparation of a picture, and a test on this picture. Many weights are put into a file beside it.</source>
        <translation>把网络写成可直接运行的 PyTorch 脚本：包括各层、图像的预处理，以及用这幅图像进行的测试。权重较多时存放在旁边的文件中。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>All weights by the names that they have in the PyTorch script: as safetensors, as a state dict of PyTorch (.pt), or for numpy (.npz).</source>
        <translation>全部权重，名称与 PyTorch 脚本中的相同：safetensors、PyTorch 的 state dict（.pt）或 numpy（.npz）格式。</translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation>ONNX 模型</translation>
    </message>
    <message>
        <source>The network for other programs and devices, with the preparation of pictures and the classes in its metadata. onnxruntime must compute the same numbers for this picture.</source>
        <translation>供其他程序和设备使用的网络，其元数据中写有图像的预处理和类别。onnxruntime 对这幅图像必须算出相同的数值。</translation>
    </message>
    <message>
        <source>ONNX models</source>
        <translation>ONNX 模型</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>What the network is, what it was trained on, how well it does by class on held-out pictures, and what it gets wrong: Markdown to read or to print.</source>
        <translation>网络是什么、用什么数据训练、在验证集图像上各类别的表现如何，以及哪里会出错：Markdown 格式，可阅读或打印。</translation>
    </message>
    <message>
        <source>Markdown files</source>
        <translation>Markdown 文件</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>Σ {sum} · norm {norm}</source>
        <translation>Σ {sum} · 范数 {norm}</translation>
    </message>
    <message>
        <source>Σ {sum} · {rank} · norm {norm}</source>
        <translation>Σ {sum} · {rank} · 范数 {norm}</translation>
    </message>
    <message>
        <source>rank 1, separable</source>
        <translation>秩 1，可分离</translation>
    </message>
    <message>
        <source>rank {rank}</source>
        <translation>秩 {rank}</translation>
    </message>
    <message>
        <source>sum {sum}</source>
        <translation>和 {sum}</translation>
    </message>
    <message>
        <source>ranks {low}–{high}</source>
        <translation>秩 {low}–{high}</translation>
    </message>
    <message>
        <source>Σ, the sum of the weights: what an even area of brightness 1 gives.</source>
        <translation>Σ，权重之和：亮度为 1 的均匀区域给出的值。</translation>
    </message>
    <message>
        <source>Rank: how many column × row products make up the matrix; with rank 1 the filter is separable and can be computed as two thin ones.</source>
        <translation>秩：矩阵由多少个“列 × 行”乘积构成；秩为 1 的滤波器可分离，可以拆成两个细长的滤波器来计算。</translation>
    </message>
    <message>
        <source>Norm: the root of the sum of squares.</source>
        <translation>范数：平方和的平方根。</translation>
    </message>
    <message>
        <source>Here: column ({column}) × row ({row}).</source>
        <translation>这里：列 ({column}) × 行 ({row})。</translation>
    </message>
</context>
<context>
    <name>field</name>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>How far a picture moves at most, as a share of its side.</source>
        <translation>图像最多移动多远，以边长的比例表示。</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>By how many degrees a picture turns at most, either way.</source>
        <translation>图像向任一方向最多旋转多少度。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>How much a picture grows or shrinks at most: 0.2 is 20 %.</source>
        <translation>图像最多放大或缩小多少：0.2 即 20 %。</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>Every second picture, by chance, is mirrored left to right.</source>
        <translation>平均每两幅图像中有一幅随机左右镜像。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Standard deviation of what is added to every value, on a scale of 0–1.</source>
        <translation>加到每个数值上的噪声的标准差，以 0–1 为标度。</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>验证集比例</translation>
    </message>
    <message>
        <source>The share of each class that is not trained on but used to test the network.</source>
        <translation>每个类别中不用于训练、只用来检验网络的比例。</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>What happens to the intensities before the network sees them.</source>
        <translation>网络看到图像之前，亮度要做怎样的处理。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>They run from 0 to 255.</source>
        <translation>数值从 0 到 255。</translation>
    </message>
    <message>
        <source>0–1</source>
        <translation>0–1</translation>
    </message>
    <message>
        <source>They run from 0 to 1.</source>
        <translation>数值从 0 到 1。</translation>
    </message>
    <message>
        <source>mean 0, deviation 1</source>
        <translation>均值 0，标准差 1</translation>
    </message>
    <message>
        <source>The mean of the training pictures is taken off and the rest divided by their standard deviation, channel by channel.</source>
        <translation>逐通道减去训练图像的均值，再除以它们的标准差。</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How a gradient becomes a change of the weights.</source>
        <translation>怎样由梯度得出权重的变化。</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>W ← W − η · ∂L/∂W</source>
        <translation>W ← W − η · ∂L/∂W</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Steps build up speed: v ← μ · v + ∂L/∂W, W ← W − η · v</source>
        <translation>步伐会积累速度：v ← μ · v + ∂L/∂W，W ← W − η · v</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Momentum that looks ahead: W ← W − η · (∂L/∂W + μ · v)</source>
        <translation>向前预看的动量：W ← W − η · (∂L/∂W + μ · v)</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Each weight&apos;s gradient is divided by its recent size.</source>
        <translation>每个权重的梯度除以它近期的大小。</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Momentum, divided by the gradient&apos;s recent size.</source>
        <translation>动量除以梯度近期的大小。</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam, with the weight decay kept out of the gradient.</source>
        <translation>Adam，但权重衰减不计入梯度。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>η: how far each step goes. Too high overshoots, too low hardly moves.</source>
        <translation>η：每一步走多远。太高会冲过头，太低则几乎不动。</translation>
    </message>
    <message>
        <source>Another optimiser has it.</source>
        <translation>这是另一个优化器的参数。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>μ: how much of the last step&apos;s speed is kept.</source>
        <translation>μ：上一步的速度保留多少。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑系数</translation>
    </message>
    <message>
        <source>How slowly the recent size of a gradient is forgotten.</source>
        <translation>梯度的近期大小遗忘得有多慢。</translation>
    </message>
    <message>
        <source>β₁</source>
        <translation>β₁</translation>
    </message>
    <message>
        <source>How slowly the mean of the gradient is forgotten.</source>
        <translation>梯度的均值遗忘得有多慢。</translation>
    </message>
    <message>
        <source>β₂</source>
        <translation>β₂</translation>
    </message>
    <message>
        <source>How slowly the mean of the squared gradient is forgotten.</source>
        <translation>梯度平方的均值遗忘得有多慢。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>How the learning rate changes in the course of the training.</source>
        <translation>学习率在训练过程中怎样变化。</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>It stays.</source>
        <translation>保持不变。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Every few epochs it is multiplied by a factor.</source>
        <translation>每隔若干轮次乘以一个系数。</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>It falls to 0 along half a cosine.</source>
        <translation>沿半个余弦降到 0。</translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>It rises from 1/25 for 30 % of the time, then falls to near 0.</source>
        <translation>在前 30 % 的时间里从 1/25 升到最高，然后降到接近 0。</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Epochs from one drop of the learning rate to the next.</source>
        <translation>学习率每次下降之间相隔的轮次数。</translation>
    </message>
    <message>
        <source>Only the schedule “step” has it.</source>
        <translation>只有“阶梯”调度才用它。</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by at each drop.</source>
        <translation>学习率每次下降时所乘的系数。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>How many pictures the gradient of one step is averaged over.</source>
        <translation>每一步的梯度在多少幅图像上取平均。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次数</translation>
    </message>
    <message>
        <source>How often every training picture is seen.</source>
        <translation>每幅训练图像被使用多少遍。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>λ: how strongly weights are pulled towards 0 at each step.</source>
        <translation>λ：每一步把权重拉向 0 的力度。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The number that training makes small.</source>
        <translation>训练要使之变小的数。</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>−ln of the probability that the right class was given.</source>
        <translation>−ln（正确类别的概率）。</translation>
    </message>
    <message>
        <source>half squared error</source>
        <translation>半平方误差</translation>
    </message>
    <message>
        <source>½ Σ (target − output)², the target being 1 for the right class.</source>
        <translation>½ Σ (目标 − 输出)²，正确类别的目标为 1。</translation>
    </message>
    <message>
        <source>First weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>What the weights of layers that are not frozen start from.</source>
        <translation>未冻结的层从怎样的权重开始。</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Those of the stack, filters set by hand included.</source>
        <translation>沿用网络中的权重，包括手动设置的滤波器。</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>Every weight is 0.</source>
        <translation>每个权重都是 0。</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>Any value between −0.1 and 0.1, all equally likely.</source>
        <translation>−0.1 到 0.1 之间的任意值，机会均等。</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正态分布</translation>
    </message>
    <message>
        <source>Normally distributed, with a standard deviation of 0.1.</source>
        <translation>正态分布，标准差为 0.1。</translation>
    </message>
    <message>
        <source>Xavier</source>
        <translation>Xavier</translation>
    </message>
    <message>
        <source>Any value within ±√(6 / (inputs + outputs)).</source>
        <translation>±√(6 / (输入数 + 输出数)) 以内的任意值。</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>Normally distributed, with a variance of 2 / inputs.</source>
        <translation>正态分布，方差为 2 / 输入数。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>What computes.</source>
        <translation>用什么来计算。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>A graphics card where there is one, otherwise the processor.</source>
        <translation>有显卡时用显卡，否则用处理器。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>The processor.</source>
        <translation>用处理器。</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>An NVIDIA graphics card.</source>
        <translation>用 NVIDIA 显卡。</translation>
    </message>
    <message>
        <source>MPS</source>
        <translation>MPS</translation>
    </message>
    <message>
        <source>An Apple graphics chip.</source>
        <translation>用 Apple 图形芯片。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same split, weights and order of pictures again.</source>
        <translation>相同的种子给出相同的划分、权重和图像顺序。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Rows and columns of a picture. The digits themselves are 8×8; others are scaled.</source>
        <translation>图像的行数和列数。手写数字本身为 8×8，其他尺寸由缩放得到。</translation>
    </message>
    <message>
        <source>Rows and columns that every example is scaled to.</source>
        <translation>每个样例都缩放到这样的行数和列数。</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Cut out what is drawn on black and put it in the middle, as large as will fit.</source>
        <translation>剪下黑底上画的内容，尽可能放大后放在正中。</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Whether the network sees red, green and blue, or brightness only.</source>
        <translation>网络看到红、绿、蓝三色，还是只看到亮度。</translation>
    </message>
    <message>
        <source>Rows and columns that every picture is scaled to.</source>
        <translation>每幅图像都缩放到这样的行数和列数。</translation>
    </message>
    <message>
        <source>Whether the network sees brightness only, or red, green and blue.</source>
        <translation>网络只看到亮度，还是看到红、绿、蓝三色。</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>One channel.</source>
        <translation>一个通道。</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Three channels.</source>
        <translation>三个通道。</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>How a picture that is not square becomes one.</source>
        <translation>不是正方形的图像怎样变成正方形。</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Its middle is cut out.</source>
        <translation>剪下中间的部分。</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>整幅</translation>
    </message>
    <message>
        <source>All of it is kept, with black beside it.</source>
        <translation>保留整幅图像，旁边补黑。</translation>
    </message>
    <message>
        <source>Without empty classes</source>
        <translation>不含空类别</translation>
    </message>
    <message>
        <source>Subfolders without a picture that can be read are left out.</source>
        <translation>没有可读取图像的子文件夹会被略去。</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>8, 10, 12 or 14 bits that are stored in 16 are spread over all of them.</source>
        <translation>把存放在 16 位中的 8、10、12 或 14 位数据拉伸到全部 16 位。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Which of the files are used.</source>
        <translation>使用哪些文件。</translation>
    </message>
    <message>
        <source>training and test files</source>
        <translation>训练文件和测试文件</translation>
    </message>
    <message>
        <source>The test files are what is held out.</source>
        <translation>测试文件留作验证集。</translation>
    </message>
    <message>
        <source>training files</source>
        <translation>仅训练文件</translation>
    </message>
    <message>
        <source>A share of them is held out; the test files stay untouched.</source>
        <translation>从中留出一部分作验证集；测试文件不动用。</translation>
    </message>
    <message>
        <source>Rows and columns of a picture.</source>
        <translation>图像的行数和列数。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>How many pictures of each class are made.</source>
        <translation>每个类别生成多少幅图像。</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>By how many degrees a shape is turned at most, either way.</source>
        <translation>形状向任一方向最多旋转多少度。</translation>
    </message>
    <message>
        <source>Standard deviation of what is added to every pixel, which runs from 0–1.</source>
        <translation>加到每个像素上的噪声的标准差，像素值在 0–1 之间。</translation>
    </message>
    <message>
        <source>The same seed makes the same pictures again.</source>
        <translation>相同的种子生成相同的图像。</translation>
    </message>
    <message>
        <source>Orientations</source>
        <translation>方向数</translation>
    </message>
    <message>
        <source>Into how many classes half a turn is cut: 4 is every 45°.</source>
        <translation>半圈分成多少个类别：4 即每 45° 一类。</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>By how many degrees stripes lean at most from their class&apos;s angle.</source>
        <translation>条纹最多偏离本类角度多少度。</translation>
    </message>
    <message>
        <source>Diameter of the brush in cells; the pressure on a pen makes it less.</source>
        <translation>画笔直径，以单元格计；用压感笔时，压力越小画得越细。</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>1 has crisp edges; at 0 the ink fades from the middle outwards.</source>
        <translation>1 时边缘清晰；0 时墨色从中间向外渐淡。</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>墨色</translation>
    </message>
    <message>
        <source>The intensity that the tools leave: 0 is black, 1 is white.</source>
        <translation>工具留下的亮度：0 为黑，1 为白。</translation>
    </message>
    <message>
        <source>The intensity that the tools leave: 0 is black, 255 is white.</source>
        <translation>工具留下的亮度：0 为黑，255 为白。</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Added to every value of the filter&apos;s map.</source>
        <translation>加到该滤波器特征图的每个数值上。</translation>
    </message>
    <message>
        <source>Rows and columns of every filter of the layer; the centre stays.</source>
        <translation>这一层每个滤波器的行数和列数；中心保持不变。</translation>
    </message>
    <message>
        <source>Weight to paint with</source>
        <translation>涂抹所用的权重</translation>
    </message>
    <message>
        <source>What painting sets the cells to.</source>
        <translation>涂抹时单元格被设成的值。</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>向右</translation>
    </message>
    <message>
        <source>How far the picture moves to the right; to the left when negative.</source>
        <translation>图像向右移动多远；负值表示向左。</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>格</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>How far the picture moves down; up when negative.</source>
        <translation>图像向下移动多远；负值表示向上。</translation>
    </message>
    <message>
        <source>Rows and columns of the filter.</source>
        <translation>滤波器的行数和列数。</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>Standard deviation of the bell: how far it reaches.</source>
        <translation>钟形的标准差：决定它延伸多远。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>How far the picture moved.</source>
        <translation>图像移动了多远。</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Direction of the movement, clockwise from pointing right.</source>
        <translation>移动的方向，从指向右起按顺时针计。</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>How much of the difference is added: with 0 nothing changes.</source>
        <translation>加上多少差值：为 0 时没有变化。</translation>
    </message>
    <message>
        <source>The direction in which it gets brighter, clockwise from pointing right.</source>
        <translation>亮度增大的方向，从指向右起按顺时针计。</translation>
    </message>
    <message>
        <source>Standard deviation of the bell: sets the size of the blobs that are found.</source>
        <translation>钟形的标准差：决定所找斑点的大小。</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>The direction across the stripes, clockwise from pointing right: 0 finds vertical stripes.</source>
        <translation>垂直于条纹的方向，从指向右起按顺时针计：0 时找出垂直条纹。</translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation>波长</translation>
    </message>
    <message>
        <source>From one bright stripe to the next.</source>
        <translation>从一条亮纹到下一条亮纹。</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>相位</translation>
    </message>
    <message>
        <source>0 finds bright stripes, 90 edges that get brighter, 180 dark stripes.</source>
        <translation>0 找出亮纹，90 找出逐渐变亮的边缘，180 找出暗纹。</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>长宽比</translation>
    </message>
    <message>
        <source>Width of the bell divided by its length along the stripes.</source>
        <translation>钟形的宽度除以它沿条纹方向的长度。</translation>
    </message>
    <message>
        <source>The direction in which the line runs, clockwise from pointing right.</source>
        <translation>线条的走向，从指向右起按顺时针计。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>The figure&apos;s width in mm; its height follows.</source>
        <translation>插图的宽度（毫米）；高度随之而定。</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>每英寸点数</translation>
    </message>
    <message>
        <source>How finely a PNG file is drawn; SVG and PDF are sharp at any size.</source>
        <translation>PNG 文件的精细程度；SVG 和 PDF 在任意大小下都清晰。</translation>
    </message>
    <message>
        <source>How thick the line is.</source>
        <translation>线条的粗细。</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>离散度</translation>
    </message>
    <message>
        <source>Standard deviation of the weights.</source>
        <translation>权重的标准差。</translation>
    </message>
    <message>
        <source>The same seed gives the same weights.</source>
        <translation>相同的种子给出相同的权重。</translation>
    </message>
    <message>
        <source>What every weight is multiplied by.</source>
        <translation>每个权重所乘的系数。</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>What happens to every single value of the maps.</source>
        <translation>对特征图的每个数值做怎样的变换。</translation>
    </message>
    <message>
        <source>Another function has it.</source>
        <translation>这是另一个函数的参数。</translation>
    </message>
    <message>
        <source>y = x</source>
        <translation>y = x</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Negative values become 0: y = max(0, x)</source>
        <translation>负值变为 0：y = max(0, x)</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>Negative values are scaled down by the slope.</source>
        <translation>负值按斜率缩小。</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>Everything lands between 0 and 1: y = 1 / (1 + e⁻ˣ)</source>
        <translation>所有值都落在 0 与 1 之间：y = 1 / (1 + e⁻ˣ)</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>Everything lands between −1 and 1.</source>
        <translation>所有值都落在 −1 与 1 之间。</translation>
    </message>
    <message>
        <source>absolute value</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <source>The sign is dropped: y = |x|</source>
        <translation>去掉符号：y = |x|</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>softplus</translation>
    </message>
    <message>
        <source>ReLU with a round corner: y = ln(1 + eˣ)</source>
        <translation>转角圆滑的 ReLU：y = ln(1 + eˣ)</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>Each value is multiplied by the share of a normal distribution below it: y = x · Φ(x)</source>
        <translation>每个值乘以正态分布中低于它的比例：y = x · Φ(x)</translation>
    </message>
    <message>
        <source>GELU by tanh</source>
        <translation>tanh 版 GELU</translation>
    </message>
    <message>
        <source>GELU as many networks compute it: y = ½ · x · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))</source>
        <translation>许多网络采用的 GELU 算法：y = ½ · x · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>At each place the channels become shares that add up to 1: eˣ over their sum.</source>
        <translation>在每个位置上，各通道变为总和为 1 的比例：eˣ 除以它们的和。</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>What negative values are multiplied by.</source>
        <translation>负值所乘的系数。</translation>
    </message>
    <message>
        <source>How much of each batch goes into the mean and variance that are kept for later use.</source>
        <translation>每个批次以多大比例计入留待日后使用的均值和方差。</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>Added to the variance, so that a constant channel is not divided by 0.</source>
        <translation>加到方差上，使恒定的通道不至于除以 0。</translation>
    </message>
    <message>
        <source>γ, scale</source>
        <translation>γ，缩放</translation>
    </message>
    <message>
        <source>By this the normalised channel is multiplied: 0 makes it a constant.</source>
        <translation>归一化后的通道乘以这个数：0 会使它成为常数。</translation>
    </message>
    <message>
        <source>β, shift</source>
        <translation>β，平移</translation>
    </message>
    <message>
        <source>This is added to the normalised and scaled channel.</source>
        <translation>这个数加到归一化并缩放后的通道上。</translation>
    </message>
    <message>
        <source>Subtracted from the channel: the average that training has kept.</source>
        <translation>从通道中减去：训练中保留的平均值。</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>By its square root the channel is divided: the average that training kept.</source>
        <translation>通道除以它的平方根：训练中保留的平均值。</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Whether the filter is laid on the input as it is, or turned by 180°.</source>
        <translation>滤波器原样放到输入上，还是旋转 180° 后再放。</translation>
    </message>
    <message>
        <source>cross-correlation</source>
        <translation>互相关</translation>
    </message>
    <message>
        <source>The filter as it is: what networks call convolution.</source>
        <translation>滤波器原样使用：神经网络中所说的卷积。</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>The filter turned by 180°: convolution as mathematics has it.</source>
        <translation>滤波器旋转 180°：数学上的卷积。</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组数</translation>
    </message>
    <message>
        <source>How many groups the channels form; those of a group share their mean and variance. With 1, all do: layer normalisation.</source>
        <translation>通道分成多少组；同组的通道共用均值和方差。为 1 时全部共用，即层归一化。</translation>
    </message>
    <message>
        <source>Scale and shift</source>
        <translation>缩放和平移</translation>
    </message>
    <message>
        <source>Whether every channel is scaled and shifted afterwards, as is learned.</source>
        <translation>之后是否对每个通道按学到的值缩放和平移。</translation>
    </message>
    <message>
        <source>Split the channels into this many groups that do not see each other. As many groups as channels is a depthwise convolution.</source>
        <translation>把通道分成若干互不相通的组。组数等于通道数时即为深度卷积。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>How many numbers come out; each has its own weight for every input.</source>
        <translation>输出多少个数；每个输出对每个输入都有自己的权重。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>丢弃率</translation>
    </message>
    <message>
        <source>The share of values that training sets to 0 at each step; the others grow to make up.</source>
        <translation>训练时每一步有多大比例的值被置为 0；其余的值相应放大。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>How many neighbouring channels, including its own, a value is divided by.</source>
        <translation>一个值除以多少个相邻通道（含自身）的强度。</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>α</translation>
    </message>
    <message>
        <source>α: very negative values end at −α.</source>
        <translation>α：很负的值趋于 −α。</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Negative values bend towards −α: y = α · (eˣ − 1)</source>
        <translation>负值弯向 −α：y = α · (eˣ − 1)</translation>
    </message>
    <message>
        <source>How much the mean of the neighbours&apos; squares counts in the divisor.</source>
        <translation>相邻通道的平方均值在除数中占多大分量。</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>β</translation>
    </message>
    <message>
        <source>The power to which the divisor is raised.</source>
        <translation>除数的幂次。</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>What is added to the squares, so that quiet places are not blown up.</source>
        <translation>加到平方上的数，使平静的位置不被放大。</translation>
    </message>
    <message>
        <source>There are no windows in this pooling.</source>
        <translation>这种池化没有窗口。</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>How the values of a window become one.</source>
        <translation>一个窗口中的多个值怎样变成一个值。</translation>
    </message>
    <message>
        <source>Maps pass unchanged.</source>
        <translation>特征图原样通过。</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>The largest value of each window.</source>
        <translation>每个窗口中的最大值。</translation>
    </message>
    <message>
        <source>average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The mean of each window.</source>
        <translation>每个窗口的平均值。</translation>
    </message>
    <message>
        <source>min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>The smallest value of each window.</source>
        <translation>每个窗口中的最小值。</translation>
    </message>
    <message>
        <source>global max</source>
        <translation>全局最大</translation>
    </message>
    <message>
        <source>The largest value of the whole map: one number a channel.</source>
        <translation>整幅特征图的最大值：每个通道一个数。</translation>
    </message>
    <message>
        <source>global average</source>
        <translation>全局平均</translation>
    </message>
    <message>
        <source>The mean of the whole map: one number a channel.</source>
        <translation>整幅特征图的均值：每个通道一个数。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Rows and columns that become one value.</source>
        <translation>变成一个值的行数和列数。</translation>
    </message>
    <message>
        <source>How far apart the cells of the window lie, down and across. With 2, a 3×3 window looks at every second cell of 5×5.</source>
        <translation>窗口的单元格在纵向和横向上相隔多远。为 2 时，3×3 的窗口在 5×5 的范围内隔一格看一格。</translation>
    </message>
    <message>
        <source>Round up</source>
        <translation>向上取整</translation>
    </message>
    <message>
        <source>Whether a last window may hang over the edge if it starts inside: the number of outputs is rounded up, and no row or column is left over.</source>
        <translation>最后一个窗口若从图内开始，是否可以伸出边缘：输出个数向上取整，不会剩下任何行或列。</translation>
    </message>
    <message>
        <source>Count padding</source>
        <translation>计入填充</translation>
    </message>
    <message>
        <source>Whether padded zeros count in a mean; if not, it is that of the cells of the map alone.</source>
        <translation>填充的零是否计入平均值；若不计入，则只取特征图自身单元格的平均值。</translation>
    </message>
    <message>
        <source>Only a mean over padded cells asks for it.</source>
        <translation>仅当对填充的格子求平均时才需要。</translation>
    </message>
    <message>
        <source>How many cells apart the filter is laid down for neighbouring inputs, down and across. With 2, the output has about twice as many rows and columns.</source>
        <translation>相邻的输入处放置的滤波器在纵向和横向相隔多少格。为 2 时，输出的行数和列数约为两倍。</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>裁边</translation>
    </message>
    <message>
        <source>Cells taken off the edges of what the filters spread over.</source>
        <translation>从滤波器铺开的区域边缘裁掉的单元格。</translation>
    </message>
    <message>
        <source>Every cell that a filter reaches stays.</source>
        <translation>滤波器触及的每个单元格都保留。</translation>
    </message>
    <message>
        <source>to a multiple</source>
        <translation>取整倍</translation>
    </message>
    <message>
        <source>As much as leaves n · stride outputs.</source>
        <translation>裁到只剩 n · 步幅 个输出。</translation>
    </message>
    <message>
        <source>by side</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>Any number of cells, for each side by itself.</source>
        <translation>每一边各取任意多格。</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>各边</translation>
    </message>
    <message>
        <source>Cells taken off at the top, bottom, left and right.</source>
        <translation>上、下、左、右各裁掉的格数。</translation>
    </message>
    <message>
        <source>Only the cut “by side” asks for them.</source>
        <translation>仅当裁边为“自定”时才需要。</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>输出填充</translation>
    </message>
    <message>
        <source>Rows and columns added at the bottom and right; fewer than the stride or the dilation.</source>
        <translation>在下方和右侧添加的行和列；须小于步幅或膨胀。</translation>
    </message>
    <message>
        <source>A cut to a multiple leaves nothing to add.</source>
        <translation>裁成整倍后没有可补的。</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>How many cells the window moves at a time, down and across. With 2, the output has half as many rows and columns.</source>
        <translation>窗口每次在纵向和横向移动多少格。为 2 时，输出的行数和列数减半。</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>How far apart the cells of the filter lie, down and across. With 2, a 3×3 filter looks at every second cell of a 5×5 window.</source>
        <translation>滤波器的单元格在纵向和横向相隔多远。为 2 时，3×3 的滤波器在 5×5 的窗口中隔一格看一格。</translation>
    </message>
    <message>
        <source>dilation {value}</source>
        <translation>膨胀 {value}</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Cells added around the input, so that windows can hang over its edge.</source>
        <translation>在输入四周添加的单元格，使窗口可以伸出边缘。</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>None: only windows that lie inside the input count.</source>
        <translation>不填充（valid）：只计算完全位于输入之内的窗口。</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>As much as keeps the size: ⌈n / stride⌉ outputs.</source>
        <translation>填充到尺寸不变（same）：⌈n / 步幅⌉ 个输出。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>How large text and buttons are; a presentation fills the screen by itself.</source>
        <translation>文字和按钮的大小；演示时会自动填满屏幕。</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Whether columns glide to their places, and how fast the sliding window begins.</source>
        <translation>各列是否滑动到位，以及滑动窗口开始时的速度。</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Reduced where the system asks programs for that.</source>
        <translation>系统要求减弱动画时就减弱。</translation>
    </message>
    <message>
        <source>reduced</source>
        <translation>减弱</translation>
    </message>
    <message>
        <source>Columns are at their places at once, and sliding begins slowly.</source>
        <translation>各列立即到位，滑动从慢速开始。</translation>
    </message>
    <message>
        <source>full</source>
        <translation>完全</translation>
    </message>
    <message>
        <source>Columns glide to their places.</source>
        <translation>各列滑动到位。</translation>
    </message>
    <message>
        <source>Keep copies</source>
        <translation>保留副本</translation>
    </message>
    <message>
        <source>Keep a copy of what no file has; after a crash the next start offers it.</source>
        <translation>为没有存入文件的内容保留一份副本；崩溃后下次启动时可以找回。</translation>
    </message>
    <message>
        <source>After, in s</source>
        <translation>间隔（秒）</translation>
    </message>
    <message>
        <source>Seconds from a change to its copy: what a crash may lose.</source>
        <translation>从更改到写入副本的秒数：崩溃时最多丢失这么多。</translation>
    </message>
    <message>
        <source>No copies are kept.</source>
        <translation>不保留副本。</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Where the dialogs for opening and saving begin.</source>
        <translation>打开和保存对话框从这里开始。</translation>
    </message>
    <message>
        <source>Own files</source>
        <translation>自己的文件</translation>
    </message>
    <message>
        <source>Where your own stacks and kernels are, which stand in the menus.</source>
        <translation>菜单中你自己的网络结构和卷积核所在的文件夹。</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Where copies against a crash are.</source>
        <translation>防崩溃副本所在的文件夹。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>The colours of the window.</source>
        <translation>窗口的颜色。</translation>
    </message>
    <message>
        <source>Signed values</source>
        <translation>正负值</translation>
    </message>
    <message>
        <source>The colours of negative and positive values, everywhere.</source>
        <translation>所有地方负值和正值的颜色。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of all texts.</source>
        <translation>所有文字的语言。</translation>
    </message>
    <message>
        <source>What computes where a training leaves its device open; where there is no such device, the fastest that there is.</source>
        <translation>训练没有指定设备时由什么计算；没有这种设备时，用现有的最快的设备。</translation>
    </message>
    <message>
        <source>Every window that touches at least one cell of the input counts.</source>
        <translation>凡与输入至少有一格重叠的窗口都计算（full）。</translation>
    </message>
    <message>
        <source>Cells added at the top, bottom, left and right.</source>
        <translation>上、下、左、右各添加的格数。</translation>
    </message>
    <message>
        <source>Only the padding “by side” asks for them.</source>
        <translation>仅当填充为“自定”时才需要。</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>What the added cells hold.</source>
        <translation>添加的单元格中填什么。</translation>
    </message>
    <message>
        <source>Black, or nothing: 0.</source>
        <translation>黑色，即空无：0。</translation>
    </message>
    <message>
        <source>reflect</source>
        <translation>反射</translation>
    </message>
    <message>
        <source>The picture mirrored at its edge.</source>
        <translation>图像在边缘处的镜像。</translation>
    </message>
    <message>
        <source>replicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The outermost cell, again and again.</source>
        <translation>一再重复最外面的单元格。</translation>
    </message>
    <message>
        <source>circular</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>The cells of the opposite edge, as if the picture were a ring.</source>
        <translation>取对边的单元格，仿佛图像首尾相接。</translation>
    </message>
    <message>
        <source>Without padding, no cells are added.</source>
        <translation>没有填充，就不添加格子。</translation>
    </message>
    <message>
        <source>{value} outside</source>
        <translation>界外{value}</translation>
    </message>
    <message>
        <source>Adds a bias</source>
        <translation>加偏置</translation>
    </message>
    <message>
        <source>Whether a number of its own is added to every output. Without one there is nothing to learn or count for it; a normalisation that follows would take it off again.</source>
        <translation>是否给每个输出加上它自己的一个数。没有偏置时，就没有可学习或计数的偏置值；随后的归一化反正也会把它减掉。</translation>
    </message>
    <message>
        <source>hard swish</source>
        <translation>hard swish</translation>
    </message>
    <message>
        <source>SiLU made of straight pieces: y = x · min(6, max(0, x + 3)) / 6</source>
        <translation>由直线段组成的 SiLU：y = x · min(6, max(0, x + 3)) / 6</translation>
    </message>
    <message>
        <source>log-softmax</source>
        <translation>log-softmax</translation>
    </message>
    <message>
        <source>The logarithm of softmax: at each place, x minus the logarithm of the sum of all eˣ.</source>
        <translation>softmax 的对数：在每个位置上，x 减去所有 eˣ 之和的对数。</translation>
    </message>
    <message>
        <source>Mish</source>
        <translation>Mish</translation>
    </message>
    <message>
        <source>A smooth bend with a dip below 0: y = x · tanh(ln(1 + eˣ))</source>
        <translation>平滑的弯曲，在 0 以下有一个浅凹：y = x · tanh(ln(1 + eˣ))</translation>
    </message>
    <message>
        <source>Slopes</source>
        <translation>斜率数</translation>
    </message>
    <message>
        <source>How many slopes are learned.</source>
        <translation>学习多少个斜率。</translation>
    </message>
    <message>
        <source>by channel</source>
        <translation>按通道</translation>
    </message>
    <message>
        <source>Every channel learns a slope of its own.</source>
        <translation>每个通道学习自己的斜率。</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>All channels share one slope.</source>
        <translation>所有通道共用一个斜率。</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU whose slope is learned; it begins at 0.25.</source>
        <translation>斜率可学习的 leaky ReLU；初始为 0.25。</translation>
    </message>
    <message>
        <source>ReLU6</source>
        <translation>ReLU6</translation>
    </message>
    <message>
        <source>ReLU that ends at 6: y = min(6, max(0, x))</source>
        <translation>上限为 6 的 ReLU：y = min(6, max(0, x))</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>ELU scaled so that mean 0 and variance 1 stay from layer to layer: y = 1.051 · x, below 0 y = 1.758 · (eˣ − 1)</source>
        <translation>经缩放的 ELU，使均值 0 和方差 1 逐层保持：y = 1.051 · x，0 以下 y = 1.758 · (eˣ − 1)</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>Each value is multiplied by its sigmoid: y = x / (1 + e⁻ˣ)</source>
        <translation>每个值乘以它的 sigmoid：y = x / (1 + e⁻ˣ)</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>What is taken off, one number for each channel, or one for all. Those of ImageNet are 0.485 0.456 0.406.</source>
        <translation>要减去的数，每个通道一个，或所有通道共用一个。ImageNet 的是 0.485 0.456 0.406。</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>What the rest is divided by, one number for each channel, or one for all. Those of ImageNet are 0.229 0.224 0.225.</source>
        <translation>减去均值后再除以的数，每个通道一个，或所有通道共用一个。ImageNet 的是 0.229 0.224 0.225。</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>What the cells hold that come in between.</source>
        <translation>新增单元格里放什么。</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>Each value again and again: a block of equal cells.</source>
        <translation>每个值重复多次：一块相同的单元格。</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>A mean of the up to four nearest, the nearer the more (torch&apos;s align_corners=False).</source>
        <translation>最近的至多四个值的加权平均，越近权重越大（即 torch 的 align_corners=False）。</translation>
    </message>
    <message>
        <source>How many times as many rows and columns there are afterwards.</source>
        <translation>之后的行数和列数是原来的多少倍。</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>子集</translation>
    </message>
    <message>
        <source>Which of the sets of EMNIST is read; each has files of its own.</source>
        <translation>读取 EMNIST 的哪个子集；每个子集有自己的文件。</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>26 letters.</source>
        <translation>26 个字母。</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>47 signs.</source>
        <translation>47 个字符。</translation>
    </message>
    <message>
        <source>by merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>47 signs, more of them.</source>
        <translation>47 个字符，数量更多。</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>62 signs.</source>
        <translation>62 个字符。</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Ten digits, each as often.</source>
        <translation>十个数字，数量相同。</translation>
    </message>
    <message>
        <source>mnist</source>
        <translation>mnist</translation>
    </message>
    <message>
        <source>Ten digits, as many as MNIST.</source>
        <translation>十个数字，数量与 MNIST 相同。</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>每秒图像数</translation>
    </message>
    <message>
        <source>How fast the film runs.</source>
        <translation>动画的播放速度。</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>How much of the picture the strongest places hide, in percent</source>
        <translation>最强的位置遮住图像的程度，以百分比表示</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>The number of a map of the layer: it is asked where it is strongest</source>
        <translation>这一层的第几幅特征图：在它最强的位置询问</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>遮挡块</translation>
    </message>
    <message>
        <source>The side of the patch that covers the picture, in percent of the picture&apos;s</source>
        <translation>盖住图像的遮挡块的边长，占图像边长的百分比</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>打乱</translation>
    </message>
    <message>
        <source>How many layers with weights have them in another order, from the last down</source>
        <translation>从最后一层往前，有多少个带权重的层被打乱了顺序</translation>
    </message>
    <message>
        <source>The number of a unit of the layer</source>
        <translation>这一层的单元编号</translation>
    </message>
</context>
<context>
    <name>figure</name>
    <message>
        <source>Architecture in block style</source>
        <translation>结构图（方块式）</translation>
    </message>
    <message>
        <source>The network as solid blocks of height × width × channels, a map on each</source>
        <translation>把网络画成高 × 宽 × 通道的立体方块，每块正面是一幅特征图</translation>
    </message>
    <message>
        <source>Height × width × channels; sides are drawn as the roots of their lengths, depth as the logarithm of the channels. Each face is one map.</source>
        <translation>高 × 宽 × 通道；边长按平方根绘制，深度按通道数的对数绘制。每个正面是一幅特征图。</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>结构图</translation>
    </message>
    <message>
        <source>Architecture in LeNet style</source>
        <translation>结构图（LeNet 式）</translation>
    </message>
    <message>
        <source>The network as in the paper on LeNet, with the maps that it makes now</source>
        <translation>按 LeNet 论文的画法绘制网络，图中是它当前的特征图</translation>
    </message>
    <message>
        <source>Of each layer the first {count} maps at most are drawn.</source>
        <translation>每层最多画出前 {count} 幅特征图。</translation>
    </message>
    <message>
        <source>Sides are drawn as the roots of their lengths.</source>
        <translation>边长按平方根绘制。</translation>
    </message>
    <message>
        <source>The arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>How the pinned number comes about: window ⊙ filter = products, and so on</source>
        <translation>固定的数值如何得出：窗口 ⊙ 滤波器 = 乘积，等等</translation>
    </message>
    <message>
        <source>{map}, row {row}, column {column}</source>
        <translation>{map}，第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>{count} more channels add {sum} together.</source>
        <translation>其余 {count} 个通道合计 {sum}。</translation>
    </message>
    <message>
        <source>{count} more products add {sum} together.</source>
        <translation>其余 {count} 个乘积合计 {sum}。</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Which class of what was held out is taken for which, how often</source>
        <translation>验证集中哪个类别被当成哪个类别，各多少次</translation>
    </message>
    <message>
        <source>{right} of {count} right, after {epoch} epochs</source>
        <translation>{epoch} 轮后，{count} 个中正确 {right} 个</translation>
    </message>
    <message>
        <source>{right} of {count} right</source>
        <translation>{count} 个中正确 {right} 个</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>预测类别</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>All maps of a layer</source>
        <translation>一层的全部特征图</translation>
    </message>
    <message>
        <source>A contact sheet: every map of the selected layer with its number or name</source>
        <translation>总览图：所选层的每幅特征图，带编号或名称</translation>
    </message>
    <message>
        <source>{layer}: the first {shown} of {count} maps are shown.</source>
        <translation>{layer}：显示 {count} 幅特征图中的前 {shown} 幅。</translation>
    </message>
    <message>
        <source>Each map has colours of its own.</source>
        <translation>每幅特征图有各自的颜色标尺。</translation>
    </message>
    <message>
        <source>Filter bank</source>
        <translation>滤波器组</translation>
    </message>
    <message>
        <source>All filters of the selected layer, with their numbers where there is room</source>
        <translation>所选层的全部滤波器，空间足够时带数值</translation>
    </message>
    <message>
        <source>{filters} filters of {height}×{width}×{depth}</source>
        <translation>{filters} 个 {height}×{width}×{depth} 滤波器</translation>
    </message>
    <message>
        <source>the same for all channels</source>
        <translation>各通道相同</translation>
    </message>
    <message>
        <source>each with colours of its own</source>
        <translation>各自独立的颜色标尺</translation>
    </message>
    <message>
        <source>filters down, input channels across</source>
        <translation>行为滤波器，列为输入通道</translation>
    </message>
    <message>
        <source>the first {filters} filters and {channels} channels</source>
        <translation>前 {filters} 个滤波器和 {channels} 个通道</translation>
    </message>
    <message>
        <source>filter {number}</source>
        <translation>滤波器 {number}</translation>
    </message>
    <message>
        <source>bias {number}</source>
        <translation>偏置 {number}</translation>
    </message>
    <message>
        <source>The flow</source>
        <translation>流程图</translation>
    </message>
    <message>
        <source>All maps of every layer, from the input to the end, with shapes and scales</source>
        <translation>从输入到末端每一层的全部特征图，带形状和颜色标尺</translation>
    </message>
    <message>
        <source>The sliding window</source>
        <translation>滑动窗口</translation>
    </message>
    <message>
        <source>The window of the selected layer moves over its input and makes a map</source>
        <translation>所选层的窗口在输入上移动，生成特征图</translation>
    </message>
    <message>
        <source>place {number} of {count}</source>
        <translation>位置 {number}/{count}</translation>
    </message>
    <message>
        <source>in steps of {step} cells</source>
        <translation>每步 {step} 格</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>channel {number} of the input, {height}×{width}</source>
        <translation>输入的通道 {number}，{height}×{width}</translation>
    </message>
    <message>
        <source>Layer {number}, {layer}, is off.</source>
        <translation>第 {number} 层（{layer}）已关闭。</translation>
    </message>
    <message>
        <source>One map</source>
        <translation>单幅特征图</translation>
    </message>
    <message>
        <source>The selected map with its colour scale, and its numbers where cells have room</source>
        <translation>所选特征图及其颜色标尺，格子够大时带数值</translation>
    </message>
    <message>
        <source>{layer}: {map}</source>
        <translation>{layer}：{map}</translation>
    </message>
    <message>
        <source>{layer}, map {number}</source>
        <translation>{layer}，特征图 {number}</translation>
    </message>
    <message>
        <source>The curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Loss and accuracy of the training, over the epochs, with earlier runs</source>
        <translation>训练各轮的损失和准确率，包括先前的训练</translation>
    </message>
    <message>
        <source>Runs on other data that are not drawn: {count}</source>
        <translation>未绘制的其他数据上的训练：{count}</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>A setting that changes</source>
        <translation>变化的设置</translation>
    </message>
    <message>
        <source>What a stride, a σ, an angle or another setting makes of the selected map</source>
        <translation>步幅、σ、角度或其他设置变化时，所选特征图如何变化</translation>
    </message>
    <message>
        <source>The training</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <source>How the filters of the selected layer came about, epoch by epoch</source>
        <translation>所选层的滤波器如何一轮一轮形成</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>第 {number} 轮</translation>
    </message>
    <message>
        <source>held out {share}</source>
        <translation>验证 {share}</translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>Vertical edges</source>
        <translation>垂直边缘</translation>
    </message>
    <message>
        <source>Horizontal edges</source>
        <translation>水平边缘</translation>
    </message>
    <message>
        <source>Left diagonal</source>
        <translation>左对角线</translation>
    </message>
    <message>
        <source>Right diagonal</source>
        <translation>右对角线</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Vertical lines</source>
        <translation>垂直线条</translation>
    </message>
    <message>
        <source>Horizontal lines</source>
        <translation>水平线条</translation>
    </message>
    <message>
        <source>Top edges</source>
        <translation>上边缘</translation>
    </message>
    <message>
        <source>Bottom edges</source>
        <translation>下边缘</translation>
    </message>
    <message>
        <source>Left edges</source>
        <translation>左边缘</translation>
    </message>
    <message>
        <source>Right edges</source>
        <translation>右边缘</translation>
    </message>
    <message>
        <source>Top left corners</source>
        <translation>左上角</translation>
    </message>
    <message>
        <source>Top right corners</source>
        <translation>右上角</translation>
    </message>
    <message>
        <source>Bottom left corners</source>
        <translation>左下角</translation>
    </message>
    <message>
        <source>Bottom right corners</source>
        <translation>右下角</translation>
    </message>
    <message>
        <source>Squares of about 9</source>
        <translation>边长约 9 的方形</translation>
    </message>
    <message>
        <source>Squares of about 11</source>
        <translation>边长约 11 的方形</translation>
    </message>
    <message>
        <source>Squares of about 13</source>
        <translation>边长约 13 的方形</translation>
    </message>
    <message>
        <source>Squares of about 15</source>
        <translation>边长约 15 的方形</translation>
    </message>
    <message>
        <source>Squares of about 17</source>
        <translation>边长约 17 的方形</translation>
    </message>
    <message>
        <source>Squares of about 19</source>
        <translation>边长约 19 的方形</translation>
    </message>
    <message>
        <source>Squares of about 21</source>
        <translation>边长约 21 的方形</translation>
    </message>
    <message>
        <source>Squares of about 23</source>
        <translation>边长约 23 的方形</translation>
    </message>
    <message>
        <source>Squares of about 25</source>
        <translation>边长约 25 的方形</translation>
    </message>
    <message>
        <source>Squares</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Slope across</source>
        <translation>横向坡度</translation>
    </message>
    <message>
        <source>Slope down</source>
        <translation>纵向坡度</translation>
    </message>
    <message>
        <source>Slopes of the slopes</source>
        <translation>坡度的坡度</translation>
    </message>
    <message>
        <source>Composed kernel</source>
        <translation>合成卷积核</translation>
    </message>
    <message>
        <source>Vertical edges in colour</source>
        <translation>彩色竖直边缘</translation>
    </message>
    <message>
        <source>Curve detector</source>
        <translation>曲线检测器</translation>
    </message>
    <message>
        <source>Pooled: the mean of four</source>
        <translation>池化：四格的均值</translation>
    </message>
    <message>
        <source>Strided: one of four</source>
        <translation>步幅：四格取一</translation>
    </message>
    <message>
        <source>Strided, weights of its own</source>
        <translation>步幅：自己的权重</translation>
    </message>
    <message>
        <source>Four weights</source>
        <translation>四个权重</translation>
    </message>
    <message>
        <source>Top left corner</source>
        <translation>左上角</translation>
    </message>
    <message>
        <source>Top right corner</source>
        <translation>右上角</translation>
    </message>
    <message>
        <source>Bottom left corner</source>
        <translation>左下角</translation>
    </message>
    <message>
        <source>Bottom right corner</source>
        <translation>右下角</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>笔迹</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Both layers in one</source>
        <translation>合二为一</translation>
    </message>
    <message>
        <source>Two layers</source>
        <translation>两层</translation>
    </message>
    <message>
        <source>The one layer</source>
        <translation>等效的一层</translation>
    </message>
    <message>
        <source>The difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>{name}, edited</source>
        <translation>{name}（已编辑）</translation>
    </message>
</context>
<context>
    <name>fitting</name>
    <message>
        <source>framed</source>
        <translation>已摆放</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>已适配</translation>
    </message>
    <message>
        <source>cropped</source>
        <translation>已裁剪</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>to grey</source>
        <translation>转为灰度</translation>
    </message>
    <message>
        <source>to RGB</source>
        <translation>转为 RGB</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>A picture of dots, for slides and pages of text</source>
        <translation>点阵图像，用于幻灯片和文档</translation>
    </message>
    <message>
        <source>Lines and texts, to be edited, sharp at any size</source>
        <translation>线条和文字，可编辑，任意大小都清晰</translation>
    </message>
    <message>
        <source>Lines and texts with their fonts, for print</source>
        <translation>线条和文字并带字体，用于印刷</translation>
    </message>
    <message>
        <source>The numbers as a table, for spreadsheets</source>
        <translation>数值表格，用于电子表格</translation>
    </message>
    <message>
        <source>The numbers as an array, for numpy</source>
        <translation>数值数组，用于 numpy</translation>
    </message>
    <message>
        <source>A film that every program shows, of 256 colours</source>
        <translation>任何程序都能显示的动画，256 色</translation>
    </message>
    <message>
        <source>A film in all colours, for web pages</source>
        <translation>全彩动画，用于网页</translation>
    </message>
    <message>
        <source>A video, for slides; it needs imageio-ffmpeg</source>
        <translation>视频，用于幻灯片；需要 imageio-ffmpeg</translation>
    </message>
</context>
<context>
    <name>gesture</name>
    <message>
        <source>The enlarged map</source>
        <translation>放大的特征图</translation>
    </message>
    <message>
        <source>Wheel: zooms around the pointer</source>
        <translation>滚轮：以指针为中心缩放</translation>
    </message>
    <message>
        <source>Double click or Escape: goes back to all maps</source>
        <translation>双击或 Esc：回到所有特征图</translation>
    </message>
    <message>
        <source>The filter of a map</source>
        <translation>特征图的滤波器</translation>
    </message>
    <message>
        <source>Click or arrow keys: selects the filter; its numbers are at the right</source>
        <translation>单击或方向键：选中该滤波器；其数值在右侧</translation>
    </message>
    <message>
        <source>Drag or Alt+arrow keys: moves it to the place of another</source>
        <translation>拖动或 Alt+方向键：移到另一个滤波器的位置</translation>
    </message>
    <message>
        <source>Double click or F2: renames it</source>
        <translation>双击或 F2：重命名</translation>
    </message>
    <message>
        <source>Ctrl+D, Delete: duplicates or deletes it</source>
        <translation>Ctrl+D、Delete：复制或删除</translation>
    </message>
    <message>
        <source>Page Up, Page Down: go 64 filters on or back</source>
        <translation>Page Up、Page Down：前进或后退 64 个滤波器</translation>
    </message>
    <message>
        <source>The head of a layer</source>
        <translation>层的标题</translation>
    </message>
    <message>
        <source>Click or Enter: selects the layer; its settings are at the right</source>
        <translation>单击或回车：选择该层，右侧显示其设置</translation>
    </message>
    <message>
        <source>Right click or Menu key: adds, moves, switches off or deletes layers</source>
        <translation>右键或菜单键：添加、移动、关闭或删除层</translation>
    </message>
    <message>
        <source>Click on its colour scale: one scale for the layer, or one for each map</source>
        <translation>单击颜色标尺：整层共用一个标尺，或每幅特征图各用一个</translation>
    </message>
    <message>
        <source>A map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Point: marks the cells that a number is made of, and that it reaches</source>
        <translation>指向：标出构成该数值的格子，以及它影响到的格子</translation>
    </message>
    <message>
        <source>Click, Space or Enter: pins it, its arithmetic stays; Escape unpins</source>
        <translation>单击、空格或回车：固定它，算式留在下方；Esc 取消固定</translation>
    </message>
    <message>
        <source>Double click: shows the map over the whole area, and back</source>
        <translation>双击：放大到整个区域，再双击还原</translation>
    </message>
    <message>
        <source>Right click or Menu key: compares it; its layer&apos;s menu</source>
        <translation>右键或菜单键：比较它；它所在层的菜单</translation>
    </message>
    <message>
        <source>Wheel: scrolls the maps</source>
        <translation>滚轮：滚动特征图</translation>
    </message>
    <message>
        <source>Ctrl+wheel, + and −: zooms all maps, up to numbers in cells</source>
        <translation>Ctrl+滚轮、+ 和 −：缩放所有特征图，直到格中显示数值</translation>
    </message>
    <message>
        <source>Drag: moves the part that is zoomed to</source>
        <translation>拖动：移动放大后看到的部分</translation>
    </message>
    <message>
        <source>A map that is compared</source>
        <translation>被比较的特征图</translation>
    </message>
    <message>
        <source>Point: the numbers of both maps at this place stand beneath</source>
        <translation>指向：下方显示两者在此处的数值</translation>
    </message>
    <message>
        <source>Wheel, + and −: zooms both maps, up to numbers in cells</source>
        <translation>滚轮、+ 和 −：两者一起缩放，直到单元格里出现数字</translation>
    </message>
    <message>
        <source>Drag: moves the part that is zoomed to, in both</source>
        <translation>拖动：两者一起移动放大后看到的部分</translation>
    </message>
    <message>
        <source>Arrow keys: go from cell to cell</source>
        <translation>方向键：逐格移动</translation>
    </message>
    <message>
        <source>A row of units</source>
        <translation>一排单元</translation>
    </message>
    <message>
        <source>Point: marks what the unit is made of</source>
        <translation>指向：标出构成该单元的内容</translation>
    </message>
    <message>
        <source>Arrow keys: go from unit to unit</source>
        <translation>方向键：逐个单元移动</translation>
    </message>
    <message>
        <source>The layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Wheel: scrolls; with Shift to the side</source>
        <translation>滚轮：滚动；按住 Shift 横向滚动</translation>
    </message>
    <message>
        <source>Escape: unpins, and closes what was opened over the maps</source>
        <translation>Esc：取消固定，并关闭盖在特征图上的内容</translation>
    </message>
    <message>
        <source>The input picture</source>
        <translation>输入图像</translation>
    </message>
    <message>
        <source>Left button: draws, on the page Draw; Shift keeps lines straight</source>
        <translation>左键：在“绘制”页上画；按住 Shift 画直线</translation>
    </message>
    <message>
        <source>Right button: erases, as does the other end of a pen</source>
        <translation>右键：擦除，笔的另一端也一样</translation>
    </message>
    <message>
        <source>Escape: takes the stroke back while it is drawn</source>
        <translation>Esc：撤回正在画的一笔</translation>
    </message>
    <message>
        <source>Arrow keys, Space, Delete: draw and erase cell by cell</source>
        <translation>方向键、空格、Delete：逐格画和擦</translation>
    </message>
    <message>
        <source>Type a number: sets the cell, where cells show their numbers</source>
        <translation>输入数值：在显示数值的格中设定该格</translation>
    </message>
    <message>
        <source>Point, click: marks or pins what the pixel reaches</source>
        <translation>指向、单击：标出或固定该像素影响到的内容</translation>
    </message>
    <message>
        <source>Ctrl+wheel: zooms all maps</source>
        <translation>Ctrl+滚轮：缩放所有特征图</translation>
    </message>
    <message>
        <source>The input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Drop or Ctrl+Shift+V: puts a picture, a filter, a network or data in</source>
        <translation>拖入或 Ctrl+Shift+V：放入图像、滤波器、网络或数据</translation>
    </message>
    <message>
        <source>The sample pictures</source>
        <translation>示例图像</translation>
    </message>
    <message>
        <source>Click or Enter: puts the picture in; Undo brings the one before back</source>
        <translation>单击或回车：换成这幅图像；撤销可恢复之前的</translation>
    </message>
    <message>
        <source>Arrow keys: go from picture to picture</source>
        <translation>方向键：逐幅图像移动</translation>
    </message>
    <message>
        <source>The list of terms</source>
        <translation>各项列表</translation>
    </message>
    <message>
        <source>Click or ↑ ↓: shows the term&apos;s own arithmetic</source>
        <translation>单击或 ↑ ↓：显示该项的算式</translation>
    </message>
    <message>
        <source>Wheel: scrolls the list</source>
        <translation>滚轮：滚动列表</translation>
    </message>
    <message>
        <source>The arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Point: marks the same cell in window, filter, products and maps</source>
        <translation>指向：在窗口、滤波器、乘积和特征图中标出同一格</translation>
    </message>
    <message>
        <source>The numbers of a filter</source>
        <translation>滤波器的数值</translation>
    </message>
    <message>
        <source>Drag up or down: changes a number; Shift finer, Ctrl coarser</source>
        <translation>上下拖动：改变数值；Shift 更细，Ctrl 更粗</translation>
    </message>
    <message>
        <source>Wheel, Page Up, Page Down: the same in steps; the wheel after a short rest</source>
        <translation>滚轮、Page Up、Page Down：逐步改变；滚轮须先停留片刻</translation>
    </message>
    <message>
        <source>Click, then type: a number, also 1/9 or 2e−3; Enter goes on to the next</source>
        <translation>单击后输入：数值，也可写 1/9 或 2e−3；回车到下一格</translation>
    </message>
    <message>
        <source>Double click, Enter or F2: opens the number that is there</source>
        <translation>双击、回车或 F2：修改原有的数值</translation>
    </message>
    <message>
        <source>Alt+drag: paints the number of the field beside the pencil</source>
        <translation>Alt+拖动：用铅笔旁的数值涂画</translation>
    </message>
    <message>
        <source>Delete: sets it to 0</source>
        <translation>Delete：设为 0</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+V: copies for a spreadsheet, pastes; Ctrl+Shift+C for numpy</source>
        <translation>Ctrl+C、Ctrl+V：复制为表格、粘贴；Ctrl+Shift+C 复制为 numpy</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>Escape: closes, unpins, ends presenting: one thing at a time</source>
        <translation>Esc：关闭、取消固定、结束演示，每次一件</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab: go to the next part or the one before</source>
        <translation>Tab、Shift+Tab：到下一处或上一处</translation>
    </message>
    <message>
        <source>Drop a file: opens a picture, a filter, a network or data</source>
        <translation>拖入文件：打开图像、滤波器、网络或数据</translation>
    </message>
    <message>
        <source>Rest the pointer: says what a control does to the numbers</source>
        <translation>指针停留：说明该控件对数值的作用</translation>
    </message>
    <message>
        <source>The confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Point: says the true class, the answer and how many</source>
        <translation>指向：显示真实类别、预测类别和数量</translation>
    </message>
    <message>
        <source>Click or arrow keys: shows the pictures of a cell</source>
        <translation>单击或方向键：显示该格的图像</translation>
    </message>
    <message>
        <source>The training curves</source>
        <translation>训练曲线</translation>
    </message>
    <message>
        <source>Point: shows the values under the pointer</source>
        <translation>指向：显示指针处的数值</translation>
    </message>
    <message>
        <source>Click, then wheel: zooms; before the click the wheel scrolls the page</source>
        <translation>单击后滚轮：缩放；单击前滚轮滚动页面</translation>
    </message>
    <message>
        <source>Double click: shows the whole curve again</source>
        <translation>双击：重新显示整条曲线</translation>
    </message>
    <message>
        <source>The timeline of epochs</source>
        <translation>轮次时间线</translation>
    </message>
    <message>
        <source>Drag or ← →: shows filters, maps and figures as they were after an epoch</source>
        <translation>拖动或 ← →：显示某一轮之后的滤波器、特征图和数值</translation>
    </message>
    <message>
        <source>Home, End: the first and the last epoch</source>
        <translation>Home、End：第一轮和最后一轮</translation>
    </message>
    <message>
        <source>The filters that are learned</source>
        <translation>正在学习的滤波器</translation>
    </message>
    <message>
        <source>Click or arrow keys: selects a filter; Explore edits it</source>
        <translation>单击或方向键：选择滤波器，可在“探索”中编辑</translation>
    </message>
    <message>
        <source>Your drawn examples</source>
        <translation>你画的样例</translation>
    </message>
    <message>
        <source>Click, Enter or Space: opens a drawing</source>
        <translation>单击、回车或空格：打开一幅画</translation>
    </message>
    <message>
        <source>← →: go from drawing to drawing</source>
        <translation>← →：逐幅移动</translation>
    </message>
    <message>
        <source>Delete: deletes it</source>
        <translation>Delete：删除</translation>
    </message>
    <message>
        <source>The list of runs</source>
        <translation>训练记录列表</translation>
    </message>
    <message>
        <source>Double click or F2: renames a run</source>
        <translation>双击或 F2：重命名训练记录</translation>
    </message>
    <message>
        <source>Space: shows or hides its curves</source>
        <translation>空格：显示或隐藏其曲线</translation>
    </message>
    <message>
        <source>A number that is being typed</source>
        <translation>正在输入的数值</translation>
    </message>
    <message>
        <source>Type: 0.5, −2, 1/9 or 2e−3</source>
        <translation>输入：0.5、−2、1/9 或 2e−3</translation>
    </message>
    <message>
        <source>Enter or ↓, Tab: takes it and goes on down, or to the right</source>
        <translation>回车或 ↓、Tab：采用并移到下一行或右侧</translation>
    </message>
    <message>
        <source>Escape: leaves the number as it was</source>
        <translation>Esc：保持原来的数值</translation>
    </message>
    <message>
        <source>A slider</source>
        <translation>滑块</translation>
    </message>
    <message>
        <source>Click or drag: sets the value</source>
        <translation>单击或拖动：设定数值</translation>
    </message>
    <message>
        <source>← →: a step; Page Up and Page Down ten</source>
        <translation>← →：一步；Page Up 和 Page Down 十步</translation>
    </message>
    <message>
        <source>Wheel: a step, after the pointer has rested here</source>
        <translation>滚轮：一步，须先让指针停留片刻</translation>
    </message>
    <message>
        <source>A text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Enter: takes what was typed</source>
        <translation>回车：采用输入的内容</translation>
    </message>
    <message>
        <source>Escape: brings the text before back</source>
        <translation>Esc：恢复之前的文本</translation>
    </message>
    <message>
        <source>A part that scrolls</source>
        <translation>可滚动的区域</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Type: a number, also 1/9; Enter takes it</source>
        <translation>输入：数值，也可写 1/9；回车采用</translation>
    </message>
    <message>
        <source>↑ ↓: a step; Page Up and Page Down ten</source>
        <translation>↑ ↓：一步；Page Up 和 Page Down 十步</translation>
    </message>
    <message>
        <source>Wheel: a step, once it has the keyboard or the pointer has rested here</source>
        <translation>滚轮：一步，须先获得键盘焦点或让指针停留片刻</translation>
    </message>
    <message>
        <source>Escape: brings the number before back</source>
        <translation>Esc：恢复之前的数值</translation>
    </message>
    <message>
        <source>A picture in cells</source>
        <translation>由像素格组成的图像</translation>
    </message>
    <message>
        <source>The steps of the presentation</source>
        <translation>演示的步骤</translation>
    </message>
    <message>
        <source>Click, ↑ ↓: chooses a step</source>
        <translation>单击、↑ ↓：选择步骤</translation>
    </message>
    <message>
        <source>Double click, Enter: goes to it</source>
        <translation>双击、Enter：转到该步骤</translation>
    </message>
    <message>
        <source>Drag, Alt+↑ ↓: moves it in the list</source>
        <translation>拖动、Alt+↑ ↓：在列表中移动</translation>
    </message>
    <message>
        <source>F2: its title; Delete: takes it out</source>
        <translation>F2：写标题；Delete：删除</translation>
    </message>
    <message>
        <source>What to begin with</source>
        <translation>从哪里开始</translation>
    </message>
    <message>
        <source>Click, Space: begins with it; Undo brings back what was there</source>
        <translation>单击、空格：从它开始；撤销可恢复原来的内容</translation>
    </message>
    <message>
        <source>Escape: closes this; the Help menu brings it back</source>
        <translation>Esc：关闭；“帮助”菜单可再次打开</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>笔迹</translation>
    </message>
    <message>
        <source>I: draws; what is drawn stays with what it lies over, until it is cleared</source>
        <translation>I：书写；笔迹随它下面的内容保留，直到清除为止</translation>
    </message>
    <message>
        <source>1 to 4: choose the colour</source>
        <translation>1 至 4：选择颜色</translation>
    </message>
    <message>
        <source>Wheel, + and −: make the line thicker or thinner</source>
        <translation>滚轮、+ 和 −：使线条变粗或变细</translation>
    </message>
    <message>
        <source>E, or the other end of a pen: erases the strokes that it touches</source>
        <translation>E，或笔的另一端：擦去碰到的笔画</translation>
    </message>
    <message>
        <source>Ctrl+Z, Backspace: take back what was drawn or erased last</source>
        <translation>Ctrl+Z、Backspace：撤销最近一次书写或擦除</translation>
    </message>
    <message>
        <source>Delete: clears all; Shift+I does it without the pen</source>
        <translation>Delete：全部清除；不在书写时用 Shift+I</translation>
    </message>
    <message>
        <source>Magnifying lens</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>L: magnifies what is under the mouse</source>
        <translation>L：放大鼠标下的内容</translation>
    </message>
    <message>
        <source>Wheel: from 2 to 4 times; with Ctrl zooms the maps</source>
        <translation>滚轮：放大 2 至 4 倍；按住 Ctrl 则缩放特征图</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>指针</translation>
    </message>
    <message>
        <source>P: a large dot in a ring follows the mouse</source>
        <translation>P：带圆环的大圆点跟随鼠标</translation>
    </message>
    <message>
        <source>Press a button: the ring is smaller as long as it is pressed</source>
        <translation>按下鼠标键：按住时圆环变小</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>S: darkens all but a circle about the mouse</source>
        <translation>S：除鼠标周围的圆以外全部变暗</translation>
    </message>
    <message>
        <source>Wheel: makes the circle larger or smaller; with Ctrl zooms the maps</source>
        <translation>滚轮：放大或缩小圆；按住 Ctrl 则缩放特征图</translation>
    </message>
    <message>
        <source>The line between A and B</source>
        <translation>A 与 B 的分界线</translation>
    </message>
    <message>
        <source>Drag: shows more of A, or more of B</source>
        <translation>拖动：多显示 A，或多显示 B</translation>
    </message>
    <message>
        <source>← →: a hundredth; Page Up and Page Down a tenth; Home and End all of one</source>
        <translation>← →：百分之一；Page Up、Page Down：十分之一；Home、End：只看其中一个</translation>
    </message>
    <message>
        <source>Double click: back to the middle</source>
        <translation>双击：回到中间</translation>
    </message>
    <message>
        <source>The runs of a race</source>
        <translation>一场竞速中的各次训练</translation>
    </message>
    <message>
        <source>Point: tells all about a run</source>
        <translation>指向：说明一次训练的全部情况</translation>
    </message>
    <message>
        <source>The answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Click: asks about this one</source>
        <translation>单击：询问这一个</translation>
    </message>
    <message>
        <source>↑ ↓: ask about the next or the one before</source>
        <translation>↑ ↓：询问下一个或上一个</translation>
    </message>
    <message>
        <source>An explanation</source>
        <translation>一种解释</translation>
    </message>
    <message>
        <source>Point: the number of this place in every explanation</source>
        <translation>指向：显示这个位置在每种解释中的数值</translation>
    </message>
    <message>
        <source>Arrow keys: go from place to place</source>
        <translation>方向键：逐个位置移动</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的内容</translation>
    </message>
    <message>
        <source>Drag: a patch covers this part, the answers follow</source>
        <translation>拖动：用遮挡块盖住这一部分，答案随之变化</translation>
    </message>
    <message>
        <source>Arrow keys: move the patch; Delete takes it away</source>
        <translation>方向键：移动遮挡块；Delete 去掉它</translation>
    </message>
    <message>
        <source>Double click: takes the patch away</source>
        <translation>双击：去掉遮挡块</translation>
    </message>
    <message>
        <source>Pictures of a unit</source>
        <translation>单元的图像</translation>
    </message>
    <message>
        <source>Rest the pointer: says what a picture is</source>
        <translation>停住指针：说明这幅图像是什么</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>所有单元</translation>
    </message>
    <message>
        <source>Click: chooses a unit</source>
        <translation>单击：选择一个单元</translation>
    </message>
    <message>
        <source>Double click, or Enter: shows the unit alone</source>
        <translation>双击或回车：单独显示该单元</translation>
    </message>
    <message>
        <source>A map of an explanation</source>
        <translation>解释图</translation>
    </message>
    <message>
        <source>A map that is led back</source>
        <translation>往回传的特征图</translation>
    </message>
    <message>
        <source>Point, or arrow keys: the numbers of this place</source>
        <translation>指向或方向键：该位置的数值</translation>
    </message>
    <message>
        <source>Click, or Enter: the arithmetic of this number</source>
        <translation>单击或回车：该数值的演算</translation>
    </message>
    <message>
        <source>Double click: shows the unit alone</source>
        <translation>双击：单独显示该单元</translation>
    </message>
    <message>
        <source>Click, or Enter: shows the unit alone</source>
        <translation>单击或回车：单独显示该单元</translation>
    </message>
    <message>
        <source>Pictures by their features</source>
        <translation>按特征排布的图像</translation>
    </message>
    <message>
        <source>Point: says what a picture is; click, or Enter: opens it</source>
        <translation>指向：说明是什么图像；单击或回车：打开它</translation>
    </message>
    <message>
        <source>Arrow keys: go to the next picture on this side</source>
        <translation>方向键：转到这一侧的下一幅图像</translation>
    </message>
    <message>
        <source>The strip of layers</source>
        <translation>层的卡片条</translation>
    </message>
    <message>
        <source>Click, or ← →: chooses a layer; the page is about it</source>
        <translation>单击或 ← →：选择一层，页面即显示该层</translation>
    </message>
    <message>
        <source>Point: what the layer is called and makes</source>
        <translation>指向：这一层的名称与输出</translation>
    </message>
    <message>
        <source>Wheel: scrolls the strip</source>
        <translation>滚轮：滚动卡片条</translation>
    </message>
</context>
<context>
    <name>initialiser</name>
    <message>
        <source>zeros</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>Every weight is 0: all units of a layer then learn the same.</source>
        <translation>每个权重都是 0：一层中的所有单元会学到同样的东西。</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>Any value between −0.1 and 0.1, all equally likely.</source>
        <translation>−0.1 到 0.1 之间的任意值，机会均等。</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正态分布</translation>
    </message>
    <message>
        <source>Normally distributed, with a standard deviation of 0.1.</source>
        <translation>正态分布，标准差为 0.1。</translation>
    </message>
    <message>
        <source>Xavier</source>
        <translation>Xavier</translation>
    </message>
    <message>
        <source>Any value within ±√(6 / (inputs + outputs)): tanh and sigmoid layers then neither shrink nor blow up what passes.</source>
        <translation>±√(6 / (输入数 + 输出数)) 以内的任意值：tanh 和 sigmoid 层既不缩小也不放大所通过的值。</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>Normally distributed, with a variance of 2 / inputs: ReLU layers then neither shrink nor blow up what passes.</source>
        <translation>正态分布，方差为 2 / 输入数：ReLU 层既不缩小也不放大所通过的值。</translation>
    </message>
</context>
<context>
    <name>inside</name>
    <message>
        <source>Why unit {number} of {layer}?</source>
        <translation>为什么是 {layer} 的单元 {number}？</translation>
    </message>
    <message>
        <source>Why “{name}”?</source>
        <translation>为什么是“{name}”？</translation>
    </message>
</context>
<context>
    <name>kernel</name>
    <message>
        <source>Basics</source>
        <translation>基础</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Leaves the picture as it is: only the centre counts.</source>
        <translation>图像保持不变：只有中心起作用。</translation>
    </message>
    <message>
        <source>Shift left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Moves the picture one cell to the left.</source>
        <translation>把图像向左移动一格。</translation>
    </message>
    <message>
        <source>Shift right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Moves the picture one cell to the right.</source>
        <translation>把图像向右移动一格。</translation>
    </message>
    <message>
        <source>Shift up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Moves the picture one cell up.</source>
        <translation>把图像向上移动一格。</translation>
    </message>
    <message>
        <source>Shift down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Moves the picture one cell down.</source>
        <translation>把图像向下移动一格。</translation>
    </message>
    <message>
        <source>Shift by any distance</source>
        <translation>任意平移</translation>
    </message>
    <message>
        <source>Moves the picture by whole cells: a single 1 away from the centre.</source>
        <translation>把图像移动整数格：中心之外只有一个 1。</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Box blur 3×3</source>
        <translation>均值模糊 3×3</translation>
    </message>
    <message>
        <source>Replaces each pixel by the mean of the 9 around it.</source>
        <translation>每个像素换成周围 9 个像素的均值。</translation>
    </message>
    <message>
        <source>Box blur 5×5</source>
        <translation>均值模糊 5×5</translation>
    </message>
    <message>
        <source>Replaces each pixel by the mean of the 25 around it.</source>
        <translation>每个像素换成周围 25 个像素的均值。</translation>
    </message>
    <message>
        <source>Box blur, any size</source>
        <translation>任意尺寸均值模糊</translation>
    </message>
    <message>
        <source>Replaces each pixel by the mean of a square around it.</source>
        <translation>每个像素换成周围正方形内的均值。</translation>
    </message>
    <message>
        <source>Gaussian blur 3×3</source>
        <translation>高斯模糊 3×3</translation>
    </message>
    <message>
        <source>Blurs softly: near pixels count more, in the proportions 1 : 2 : 1.</source>
        <translation>柔和地模糊：近处的像素分量更大，比例为 1 : 2 : 1。</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>高斯模糊</translation>
    </message>
    <message>
        <source>Blurs softly: a pixel counts less the farther away it is, evenly in all directions.</source>
        <translation>柔和地模糊：像素越远分量越小，各方向均匀。</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>运动模糊</translation>
    </message>
    <message>
        <source>Smears the picture along a straight line, as a moving camera does.</source>
        <translation>沿直线拖抹图像，如同移动的相机。</translation>
    </message>
    <message>
        <source>Sharpen and emboss</source>
        <translation>锐化与浮雕</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Makes each pixel differ more from its four neighbours, so edges stand out.</source>
        <translation>让每个像素与四邻的差别更大，从而突出边缘。</translation>
    </message>
    <message>
        <source>Sharpen strongly</source>
        <translation>强锐化</translation>
    </message>
    <message>
        <source>Makes each pixel differ more from all eight neighbours.</source>
        <translation>让每个像素与全部八邻的差别更大。</translation>
    </message>
    <message>
        <source>Unsharp mask</source>
        <translation>非锐化掩模</translation>
    </message>
    <message>
        <source>Adds back what a Gaussian blur takes away, so edges and fine detail stand out.</source>
        <translation>加回高斯模糊去掉的部分，从而突出边缘和细节。</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>浮雕</translation>
    </message>
    <message>
        <source>Makes the picture look like a relief lit from the top left.</source>
        <translation>让图像看上去像光线从左上方照来的浮雕。</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>Prewitt, vertical edges</source>
        <translation>Prewitt 垂直边缘</translation>
    </message>
    <message>
        <source>Finds vertical edges: positive where it gets brighter to the right, negative where it gets darker.</source>
        <translation>找出垂直边缘：向右变亮处为正，向右变暗处为负。</translation>
    </message>
    <message>
        <source>Prewitt, horizontal edges</source>
        <translation>Prewitt 水平边缘</translation>
    </message>
    <message>
        <source>Finds horizontal edges: positive where it gets brighter downwards, negative where it gets darker.</source>
        <translation>找出水平边缘：向下变亮处为正，向下变暗处为负。</translation>
    </message>
    <message>
        <source>Prewitt, left diagonal</source>
        <translation>Prewitt 左对角线</translation>
    </message>
    <message>
        <source>Finds edges along the left diagonal \: positive where it gets brighter to the top right.</source>
        <translation>找出沿左对角线 \ 的边缘：向右上变亮处为正。</translation>
    </message>
    <message>
        <source>Prewitt, right diagonal</source>
        <translation>Prewitt 右对角线</translation>
    </message>
    <message>
        <source>Finds edges along the right diagonal /: positive where it gets brighter to the bottom right.</source>
        <translation>找出沿右对角线 / 的边缘：向右下变亮处为正。</translation>
    </message>
    <message>
        <source>Sobel, vertical edges</source>
        <translation>Sobel 垂直边缘</translation>
    </message>
    <message>
        <source>Finds vertical edges, a little smoothed: positive where it gets brighter to the right, negative where it gets darker.</source>
        <translation>找出垂直边缘并略加平滑：向右变亮处为正，向右变暗处为负。</translation>
    </message>
    <message>
        <source>Sobel, horizontal edges</source>
        <translation>Sobel 水平边缘</translation>
    </message>
    <message>
        <source>Finds horizontal edges, a little smoothed: positive where it gets brighter downwards, negative where it gets darker.</source>
        <translation>找出水平边缘并略加平滑：向下变亮处为正，向下变暗处为负。</translation>
    </message>
    <message>
        <source>Sobel, left diagonal</source>
        <translation>Sobel 左对角线</translation>
    </message>
    <message>
        <source>Sobel, right diagonal</source>
        <translation>Sobel 右对角线</translation>
    </message>
    <message>
        <source>Scharr, vertical edges</source>
        <translation>Scharr 垂直边缘</translation>
    </message>
    <message>
        <source>Finds vertical edges and keeps its strength when they are slightly turned: positive where it gets brighter to the right.</source>
        <translation>找出垂直边缘，边缘略有倾斜时强度不变：向右变亮处为正。</translation>
    </message>
    <message>
        <source>Scharr, horizontal edges</source>
        <translation>Scharr 水平边缘</translation>
    </message>
    <message>
        <source>Finds horizontal edges and keeps its strength when they are slightly turned: positive where it gets brighter downwards.</source>
        <translation>找出水平边缘，边缘略有倾斜时强度不变：向下变亮处为正。</translation>
    </message>
    <message>
        <source>Scharr, left diagonal</source>
        <translation>Scharr 左对角线</translation>
    </message>
    <message>
        <source>Scharr, right diagonal</source>
        <translation>Scharr 右对角线</translation>
    </message>
    <message>
        <source>Roberts, left diagonal</source>
        <translation>Roberts 左对角线</translation>
    </message>
    <message>
        <source>The smallest detector of edges along the left diagonal \: the difference of two pixels.</source>
        <translation>沿左对角线 \ 的最小边缘检测器：两个像素之差。</translation>
    </message>
    <message>
        <source>Roberts, right diagonal</source>
        <translation>Roberts 右对角线</translation>
    </message>
    <message>
        <source>The smallest detector of edges along the right diagonal /: the difference of two pixels.</source>
        <translation>沿右对角线 / 的最小边缘检测器：两个像素之差。</translation>
    </message>
    <message>
        <source>Difference, vertical edges</source>
        <translation>差分 垂直边缘</translation>
    </message>
    <message>
        <source>The right neighbour minus the left one: a filter of a single row.</source>
        <translation>右邻减左邻：只有一行的滤波器。</translation>
    </message>
    <message>
        <source>Difference, horizontal edges</source>
        <translation>差分 水平边缘</translation>
    </message>
    <message>
        <source>The lower neighbour minus the upper one: a filter of a single column.</source>
        <translation>下邻减上邻：只有一列的滤波器。</translation>
    </message>
    <message>
        <source>Edge at any angle</source>
        <translation>任意角度的边缘</translation>
    </message>
    <message>
        <source>Finds edges where it gets brighter in one direction, smoothed by a Gaussian against noise.</source>
        <translation>找出沿某一方向变亮的边缘，并用高斯平滑来抑制噪声。</translation>
    </message>
    <message>
        <source>Compass edges</source>
        <translation>方位边缘</translation>
    </message>
    <message>
        <source>Kirsch, north</source>
        <translation>Kirsch 北</translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the top; one of eight compass directions.</source>
        <translation>在向上变亮的强边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Kirsch, north-east</source>
        <translation>Kirsch 东北</translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the top right; one of eight compass directions.</source>
        <translation>在向右上变亮的强边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Kirsch, east</source>
        <translation>Kirsch 东</translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the right; one of eight compass directions.</source>
        <translation>在向右变亮的强边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Kirsch, south-east</source>
        <translation>Kirsch 东南</translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the bottom right; one of eight compass directions.</source>
        <translation>在向右下变亮的强边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Kirsch, south</source>
        <translation>Kirsch 南</translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the bottom; one of eight compass directions.</source>
        <translation>在向下变亮的强边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Kirsch, south-west</source>
        <translation>Kirsch 西南</translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the bottom left; one of eight compass directions.</source>
        <translation>在向左下变亮的强边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Kirsch, west</source>
        <translation>Kirsch 西</translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the left; one of eight compass directions.</source>
        <translation>在向左变亮的强边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Kirsch, north-west</source>
        <translation>Kirsch 西北</translation>
    </message>
    <message>
        <source>Largest at strong edges where it is brighter towards the top left; one of eight compass directions.</source>
        <translation>在向左上变亮的强边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Robinson, north</source>
        <translation>Robinson 北</translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the top; one of eight compass directions.</source>
        <translation>在向上变亮的边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Robinson, north-east</source>
        <translation>Robinson 东北</translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the top right; one of eight compass directions.</source>
        <translation>在向右上变亮的边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Robinson, east</source>
        <translation>Robinson 东</translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the right; one of eight compass directions.</source>
        <translation>在向右变亮的边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Robinson, south-east</source>
        <translation>Robinson 东南</translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the bottom right; one of eight compass directions.</source>
        <translation>在向右下变亮的边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Robinson, south</source>
        <translation>Robinson 南</translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the bottom; one of eight compass directions.</source>
        <translation>在向下变亮的边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Robinson, south-west</source>
        <translation>Robinson 西南</translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the bottom left; one of eight compass directions.</source>
        <translation>在向左下变亮的边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Robinson, west</source>
        <translation>Robinson 西</translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the left; one of eight compass directions.</source>
        <translation>在向左变亮的边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Robinson, north-west</source>
        <translation>Robinson 西北</translation>
    </message>
    <message>
        <source>Largest at edges where it is brighter towards the top left; one of eight compass directions.</source>
        <translation>在向左上变亮的边缘处最大；八个方位之一。</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>拉普拉斯</translation>
    </message>
    <message>
        <source>Laplacian, 4 neighbours</source>
        <translation>拉普拉斯 4 邻域</translation>
    </message>
    <message>
        <source>Finds points and edges in all directions: positive where a pixel is darker than its four neighbours.</source>
        <translation>找出各个方向的点和边缘：比四邻暗的像素为正。</translation>
    </message>
    <message>
        <source>Laplacian, 8 neighbours</source>
        <translation>拉普拉斯 8 邻域</translation>
    </message>
    <message>
        <source>Finds points and edges in all directions: positive where a pixel is darker than its eight neighbours.</source>
        <translation>找出各个方向的点和边缘：比八邻暗的像素为正。</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Finds outlines: positive where a pixel is brighter than its eight neighbours.</source>
        <translation>找出轮廓：比八邻亮的像素为正。</translation>
    </message>
    <message>
        <source>Laplacian of Gaussian</source>
        <translation>高斯拉普拉斯</translation>
    </message>
    <message>
        <source>Finds blobs and edges of one size: positive on dark blobs, negative on bright ones, changing sign at edges.</source>
        <translation>找出某一尺寸的斑点和边缘：暗斑为正，亮斑为负，在边缘处变号。</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>Gabor</source>
        <translation>Gabor</translation>
    </message>
    <message>
        <source>Finds stripes of one direction and width, as cells of the visual cortex do.</source>
        <translation>找出某一方向和宽度的条纹，如同视觉皮层的细胞。</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线条</translation>
    </message>
    <message>
        <source>Line, horizontal</source>
        <translation>水平线条</translation>
    </message>
    <message>
        <source>Finds thin bright horizontal lines; an edge alone gives less.</source>
        <translation>找出细的亮水平线；单独的边缘响应较小。</translation>
    </message>
    <message>
        <source>Line, vertical</source>
        <translation>垂直线条</translation>
    </message>
    <message>
        <source>Finds thin bright vertical lines; an edge alone gives less.</source>
        <translation>找出细的亮垂直线；单独的边缘响应较小。</translation>
    </message>
    <message>
        <source>Line, left diagonal</source>
        <translation>左对角线条</translation>
    </message>
    <message>
        <source>Finds thin bright lines along the left diagonal \.</source>
        <translation>找出沿左对角线 \ 的细亮线。</translation>
    </message>
    <message>
        <source>Line, right diagonal</source>
        <translation>右对角线条</translation>
    </message>
    <message>
        <source>Finds thin bright lines along the right diagonal /.</source>
        <translation>找出沿右对角线 / 的细亮线。</translation>
    </message>
    <message>
        <source>Line at any angle</source>
        <translation>任意角度的线条</translation>
    </message>
    <message>
        <source>Finds bright lines of one width and direction against a darker ground.</source>
        <translation>在较暗的背景上找出某一宽度和方向的亮线。</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>角点</translation>
    </message>
    <message>
        <source>Corner</source>
        <translation>角点</translation>
    </message>
    <message>
        <source>Answers to corners but not to straight vertical or horizontal edges; the sign tells which way the corner points.</source>
        <translation>对角点有响应，对垂直或水平的直边没有响应；符号表示角点的朝向。</translation>
    </message>
    <message>
        <source>Corner, top left</source>
        <translation>左上角点</translation>
    </message>
    <message>
        <source>Largest on the top left corner of a bright area.</source>
        <translation>在亮区的左上角最大。</translation>
    </message>
    <message>
        <source>Corner, top right</source>
        <translation>右上角点</translation>
    </message>
    <message>
        <source>Largest on the top right corner of a bright area.</source>
        <translation>在亮区的右上角最大。</translation>
    </message>
    <message>
        <source>Corner, bottom right</source>
        <translation>右下角点</translation>
    </message>
    <message>
        <source>Largest on the bottom right corner of a bright area.</source>
        <translation>在亮区的右下角最大。</translation>
    </message>
    <message>
        <source>Corner, bottom left</source>
        <translation>左下角点</translation>
    </message>
    <message>
        <source>Largest on the bottom left corner of a bright area.</source>
        <translation>在亮区的左下角最大。</translation>
    </message>
    <message>
        <source>Line corner, top left</source>
        <translation>左上线角</translation>
    </message>
    <message>
        <source>Largest where two thin bright lines meet in the top left corner of a frame.</source>
        <translation>在两条细亮线相交成边框左上角处最大。</translation>
    </message>
    <message>
        <source>Line corner, top right</source>
        <translation>右上线角</translation>
    </message>
    <message>
        <source>Largest where two thin bright lines meet in the top right corner of a frame.</source>
        <translation>在两条细亮线相交成边框右上角处最大。</translation>
    </message>
    <message>
        <source>Line corner, bottom right</source>
        <translation>右下线角</translation>
    </message>
    <message>
        <source>Largest where two thin bright lines meet in the bottom right corner of a frame.</source>
        <translation>在两条细亮线相交成边框右下角处最大。</translation>
    </message>
    <message>
        <source>Line corner, bottom left</source>
        <translation>左下线角</translation>
    </message>
    <message>
        <source>Largest where two thin bright lines meet in the bottom left corner of a frame.</source>
        <translation>在两条细亮线相交成边框左下角处最大。</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Curve detector</source>
        <translation>曲线检测器</translation>
    </message>
    <message>
        <source>Large where the picture has this curve, 0 where none of its cells is bright.</source>
        <translation>图像中有这条曲线处数值大，曲线所占的单元格都不亮处为 0。</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Random, normal</source>
        <translation>随机 正态分布</translation>
    </message>
    <message>
        <source>What a network starts from: weights drawn from a bell curve around 0.</source>
        <translation>网络的起点：从以 0 为中心的钟形曲线中抽取的权重。</translation>
    </message>
    <message>
        <source>Random, uniform</source>
        <translation>随机 均匀分布</translation>
    </message>
    <message>
        <source>What a network starts from: weights drawn evenly from around 0.</source>
        <translation>网络的起点：在 0 附近均匀抽取的权重。</translation>
    </message>
    <message>
        <source>Turn by 90°</source>
        <translation>旋转 90°</translation>
    </message>
    <message>
        <source>Turns the weights clockwise: vertical edges become horizontal ones.</source>
        <translation>把权重顺时针旋转：垂直边缘变成水平边缘。</translation>
    </message>
    <message>
        <source>Turn by 45°</source>
        <translation>旋转 45°</translation>
    </message>
    <message>
        <source>Moves each ring of weights on by an eighth of a turn, clockwise. For square kernels with an odd side.</source>
        <translation>把每一圈权重顺时针转过八分之一圈。仅适用于边长为奇数的方形卷积核。</translation>
    </message>
    <message>
        <source>Mirror left and right</source>
        <translation>左右镜像</translation>
    </message>
    <message>
        <source>Swaps the columns, the first with the last.</source>
        <translation>交换各列，首列与末列互换。</translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation>上下翻转</translation>
    </message>
    <message>
        <source>Swaps the rows, the first with the last.</source>
        <translation>交换各行，首行与末行互换。</translation>
    </message>
    <message>
        <source>Turn by 180°</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>Flips both ways: cross-correlation with the result is true convolution with the original.</source>
        <translation>两个方向都翻转：用结果做互相关，就是用原来的卷积核做真正的卷积。</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>转置</translation>
    </message>
    <message>
        <source>Swaps rows and columns, a mirror image at the diagonal.</source>
        <translation>交换行与列，沿对角线镜像。</translation>
    </message>
    <message>
        <source>Change the sign</source>
        <translation>变号</translation>
    </message>
    <message>
        <source>Multiplies every weight by −1: bright becomes dark in the map.</source>
        <translation>每个权重乘以 −1：特征图中亮变暗，暗变亮。</translation>
    </message>
    <message>
        <source>Make the sum 1</source>
        <translation>使总和为 1</translation>
    </message>
    <message>
        <source>Divides all weights by their sum, so that flat areas keep their brightness.</source>
        <translation>所有权重除以它们的和，使平坦区域保持亮度。</translation>
    </message>
    <message>
        <source>Make the mean 0</source>
        <translation>使均值为 0</translation>
    </message>
    <message>
        <source>Subtracts the mean from every weight, slice by slice, so that flat areas give 0.</source>
        <translation>逐切片地从每个权重中减去均值，使平坦区域给出 0。</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>相乘</translation>
    </message>
    <message>
        <source>Multiplies every weight by a factor: the map grows by it too.</source>
        <translation>每个权重乘以一个系数：特征图也随之放大。</translation>
    </message>
</context>
<context>
    <name>layer</name>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Bends every value by a function, such as ReLU: negative values become 0.</source>
        <translation>用 ReLU 之类的函数变换每个值：负值变为 0。</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Brings every map to mean 0 and variance 1, then scales and shifts it as learned.</source>
        <translation>使每幅特征图的均值为 0、方差为 1，再按学到的参数缩放和平移。</translation>
    </message>
    <message>
        <source>Slides filters over the maps; each filter makes one map of where it matches.</source>
        <translation>让滤波器滑过特征图；每个滤波器得出一幅特征图，标出与它匹配之处。</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Joins every value to every unit by a weight of its own: fully connected.</source>
        <translation>每个值与每个单元都有各自的权重相连。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>While training, leaves out values at random, so that no unit relies on another; otherwise it does nothing.</source>
        <translation>训练时随机舍去一些值（dropout），使单元之间互不依赖；其他时候不起作用。</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Lines up all values, map by map and row by row; which were neighbours is lost.</source>
        <translation>把所有的值逐个特征图、逐行排成一列；相邻关系随之消失。</translation>
    </message>
    <message>
        <source>Local response normalisation</source>
        <translation>局部响应归一化</translation>
    </message>
    <message>
        <source>Divides every value by how strong the nearby channels are at the same place.</source>
        <translation>每个值除以相近通道在同一位置上的强度。</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Keeps one value of each window, such as the largest, so that maps get smaller.</source>
        <translation>每个窗口只保留一个值，例如最大值，使特征图变小。</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>Spreads every value over a window, as its filter says, so that maps get larger.</source>
        <translation>每个值按滤波器铺开到一个窗口上，使特征图变大。</translation>
    </message>
    <message>
        <source>Group normalisation</source>
        <translation>组归一化</translation>
    </message>
    <message>
        <source>Brings groups of maps to mean 0 and variance 1 picture by picture, whatever the batch.</source>
        <translation>逐幅图像地把每组特征图变为均值 0、方差 1，与批次无关。</translation>
    </message>
    <message>
        <source>Instance normalisation</source>
        <translation>实例归一化</translation>
    </message>
    <message>
        <source>Brings every map of a picture to mean 0 and variance 1: contrast does not matter.</source>
        <translation>把图像的每幅特征图变为均值 0、方差 1：对比度不再起作用。</translation>
    </message>
    <message>
        <source>Input normalisation</source>
        <translation>输入归一化</translation>
    </message>
    <message>
        <source>Takes a fixed mean off every channel and divides by a fixed deviation, as trained networks expect of their pictures.</source>
        <translation>给每个通道减去固定的均值再除以固定的标准差，这正是训练好的网络对图像的要求。</translation>
    </message>
    <message>
        <source>Upsampling</source>
        <translation>上采样</translation>
    </message>
    <message>
        <source>Makes maps larger by repeating values or by passing smoothly between them.</source>
        <translation>通过重复数值或在数值之间平滑过渡来放大特征图。</translation>
    </message>
    <message>
        <source>Filter {number} reads channel {channels} alone.</source>
        <translation>第 {number} 个滤波器只读取通道 {channels}。</translation>
    </message>
    <message>
        <source>Filter {number} reads channels {channels} alone.</source>
        <translation>第 {number} 个滤波器只读取通道 {channels}。</translation>
    </message>
</context>
<context>
    <name>layer group</name>
    <message>
        <source>Convolutions</source>
        <translation>卷积类</translation>
    </message>
    <message>
        <source>Value by value</source>
        <translation>逐值运算</translation>
    </message>
    <message>
        <source>Pooling and upsampling</source>
        <translation>池化与上采样</translation>
    </message>
    <message>
        <source>Normalisations</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>message</name>
    <message>
        <source>The output cannot be written: {reason}.</source>
        <translation>无法写入输出：{reason}。</translation>
    </message>
    <message>
        <source>One picture can be opened at a time; {name} is one too many.</source>
        <translation>一次只能打开一幅图像；{name} 是多余的。</translation>
    </message>
    <message>
        <source>There is no display for a window here; convolution-playground screenshot OUT.png renders it into a file.</source>
        <translation>这里没有可显示窗口的屏幕；convolution-playground screenshot OUT.png 可把窗口渲染成文件。</translation>
    </message>
    <message>
        <source>--save takes the name of a session, such as {name}.</source>
        <translation>--save 需要会话文件名，例如 {name}。</translation>
    </message>
    <message>
        <source>--weights goes with --stack: kernels have weights.</source>
        <translation>--weights 用于 --stack 的网络：卷积核自有权重。</translation>
    </message>
    <message>
        <source>--save takes one picture, not several.</source>
        <translation>--save 只接受一幅图像。</translation>
    </message>
    <message>
        <source>There is not enough memory for these maps.</source>
        <translation>内存不足，无法计算这些特征图。</translation>
    </message>
    <message>
        <source>{option} goes with --kernel: a stack has settings of its own.</source>
        <translation>{option} 与 --kernel 一起使用：网络有自己的设置。</translation>
    </message>
    <message>
        <source>No layer of the stack is switched on.</source>
        <translation>网络中没有打开的层。</translation>
    </message>
    <message>
        <source>A layer has at most {most} filters.</source>
        <translation>一层最多有 {most} 个滤波器。</translation>
    </message>
    <message>
        <source>--groups must divide the {channels} channels and the {filters} filters.</source>
        <translation>--groups 必须能整除 {channels} 个通道和 {filters} 个滤波器。</translation>
    </message>
    <message>
        <source>There is no preset {name}; perhaps {close} is meant.</source>
        <translation>没有名为 {name} 的预设；也许是指 {close}。</translation>
    </message>
    <message>
        <source>{text} is neither a preset, nor a matrix, nor a kernel file.</source>
        <translation>{text} 既不是预设，也不是矩阵，也不是卷积核文件。</translation>
    </message>
    <message>
        <source>The filter has {depth} slices, the picture {channels} channels.</source>
        <translation>滤波器有 {depth} 个切片，而图像有 {channels} 个通道。</translation>
    </message>
    <message>
        <source>Give one --bias, or one for each --kernel.</source>
        <translation>请给出一个 --bias，或为每个 --kernel 各给一个。</translation>
    </message>
    <message>
        <source>The working size starts at {low} pixels.</source>
        <translation>工作尺寸从 {low} 像素起。</translation>
    </message>
    <message>
        <source>{label}: {count} numbers for {channels} channels. Give one for each channel, or one for all.</source>
        <translation>{label}：给出了 {count} 个数，但有 {channels} 个通道。请为每个通道各给一个数，或只给一个数用于所有通道。</translation>
    </message>
    <message>
        <source>A stack has at most {most} layers.</source>
        <translation>一个网络最多有 {most} 层。</translation>
    </message>
    <message>
        <source>{label}: there is no choice {value}.</source>
        <translation>{label}：没有 {value} 这个选项。</translation>
    </message>
    <message>
        <source>{label}: {wanted} numbers are needed.</source>
        <translation>{label}：需要 {wanted} 个数。</translation>
    </message>
    <message>
        <source>{label}: at least one number is needed.</source>
        <translation>{label}：至少需要一个数。</translation>
    </message>
    <message>
        <source>{label}: {text} is not a number.</source>
        <translation>{label}：{text} 不是数。</translation>
    </message>
    <message>
        <source>{label} must be between {low} and {high}.</source>
        <translation>{label}必须在 {low} 与 {high} 之间。</translation>
    </message>
    <message>
        <source>{label} must be a whole number.</source>
        <translation>{label}必须是整数。</translation>
    </message>
    <message>
        <source>A weight must be a finite number.</source>
        <translation>权重必须是有限的数。</translation>
    </message>
    <message>
        <source>A filter is between 1×1 and {most}×{most} cells.</source>
        <translation>滤波器的尺寸在 1×1 和 {most}×{most} 格之间。</translation>
    </message>
    <message>
        <source>A layer needs at least one filter.</source>
        <translation>一层至少需要一个滤波器。</translation>
    </message>
    <message>
        <source>There is no folder {folder}. {where}</source>
        <translation>没有文件夹 {folder}。{where}</translation>
    </message>
    <message>
        <source>{folder} has no file {file}. {where}</source>
        <translation>{folder} 中没有文件 {file}。{where}</translation>
    </message>
    <message>
        <source>{count} of the {all} files of training pictures are there.</source>
        <translation>{all} 个训练图像文件中有 {count} 个。</translation>
    </message>
    <message>
        <source>{name} is a folder, not a file.</source>
        <translation>{name} 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>{name} is too large: at most {most} MB can be read.</source>
        <translation>{name} 太大：最多能读取 {most} MB。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} is damaged or incomplete.</source>
        <translation>{name} 已损坏或不完整。</translation>
    </message>
    <message>
        <source>{name} has the class {label}; there are {count}.</source>
        <translation>{name} 中有类别 {label}；而类别只有 {count} 个。</translation>
    </message>
    <message>
        <source>The digits come with the package scikit-learn, which is not there.</source>
        <translation>手写数字随 scikit-learn 软件包提供，但未找到该软件包。</translation>
    </message>
    <message>
        <source>Draw examples of at least two classes; {count} has examples so far.</source>
        <translation>请为至少两个类别画样例；目前有样例的类别有 {count} 个。</translation>
    </message>
    <message>
        <source>Draw examples of at least two classes first.</source>
        <translation>请先为至少两个类别画样例。</translation>
    </message>
    <message>
        <source>The class {name} of {folder} has no picture that can be read. Add some, or train without it.</source>
        <translation>{folder} 的类别 {name} 没有可读取的图像。请添加一些，或者不用它训练。</translation>
    </message>
    <message>
        <source>The folder {name} has no pictures.</source>
        <translation>文件夹 {name} 中没有图像。</translation>
    </message>
    <message>
        <source>{folder} has no subfolders with pictures. {where}</source>
        <translation>{folder} 中没有含图像的子文件夹。{where}</translation>
    </message>
    <message>
        <source>{folder} has pictures of one class only, {name}; there is nothing to tell it from. Add a subfolder with pictures of another class.</source>
        <translation>{folder} 中只有 {name} 一个类别的图像，没有可与之区分的类别。请再添加一个含其他类别图像的子文件夹。</translation>
    </message>
    <message>
        <source>{name} holds no pictures.</source>
        <translation>{name} 中不含图像。</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>没有文件 {name}。</translation>
    </message>
    <message>
        <source>{name} is not an IDX file of bytes.</source>
        <translation>{name} 不是字节型的 IDX 文件。</translation>
    </message>
    <message>
        <source>{name} has {found} dimensions, not the {wanted} expected.</source>
        <translation>{name} 有 {found} 维，而不是应有的 {wanted} 维。</translation>
    </message>
    <message>
        <source>The test pictures are not of the training ones&apos; size.</source>
        <translation>测试图像与训练图像的尺寸不同。</translation>
    </message>
    <message>
        <source>EMNIST stores its pictures lying; they were turned upright.</source>
        <translation>EMNIST 存储的图像是横放的；已转为正立。</translation>
    </message>
    <message>
        <source>{name} has {pictures} pictures, but there are {labels} labels.</source>
        <translation>{name} 有 {pictures} 幅图像，标签却有 {labels} 个。</translation>
    </message>
    <message>
        <source>There is no data set called {kind}.</source>
        <translation>没有名为 {kind} 的数据集。</translation>
    </message>
    <message>
        <source>There is no setting called {name}.</source>
        <translation>没有名为 {name} 的设置。</translation>
    </message>
    <message>
        <source>{value} is no value for {label}.</source>
        <translation>{value} 不能用作 {label} 的值。</translation>
    </message>
    <message>
        <source>{value} is not the place of a layer.</source>
        <translation>{value} 不是层的位置。</translation>
    </message>
    <message>
        <source>{kind} takes no folder.</source>
        <translation>{kind} 不使用文件夹。</translation>
    </message>
    <message>
        <source>{text} is neither a folder nor a data set; there are {kinds}.</source>
        <translation>{text} 既不是文件夹，也不是数据集；可用的有 {kinds}。</translation>
    </message>
    <message>
        <source>{kind} has no setting {name}.</source>
        <translation>{kind} 没有设置 {name}。</translation>
    </message>
    <message>
        <source>1 row of the input is never seen by any window.</source>
        <translation>输入有 1 行从未被任何窗口看到。</translation>
    </message>
    <message>
        <source>{rows} rows of the input are never seen by any window.</source>
        <translation>输入有 {rows} 行从未被任何窗口看到。</translation>
    </message>
    <message>
        <source>1 column of the input is never seen by any window.</source>
        <translation>输入有 1 列从未被任何窗口看到。</translation>
    </message>
    <message>
        <source>{columns} columns of the input are never seen by any window.</source>
        <translation>输入有 {columns} 列从未被任何窗口看到。</translation>
    </message>
    <message>
        <source>Never seen by any window: {rows} of the input&apos;s rows and {columns} of its columns.</source>
        <translation>输入有 {rows} 行和 {columns} 列从未被任何窗口看到。</translation>
    </message>
    <message>
        <source>Fully connected, the same {nodes} outputs would need {formula} = {count} parameters: {times} times as many.</source>
        <translation>若用全连接，同样的 {nodes} 个输出需要 {formula} = {count} 个参数：是现在的 {times} 倍。</translation>
    </message>
    <message>
        <source>Every cell sees the whole picture, {size} pixels.</source>
        <translation>每个单元格都看到整幅图像，即 {size} 像素。</translation>
    </message>
    <message>
        <source>A cell sees one pixel of the picture.</source>
        <translation>一个单元格看到图像的一个像素。</translation>
    </message>
    <message>
        <source>A cell sees {size} pixels of the picture.</source>
        <translation>一个单元格看到图像的 {size} 像素。</translation>
    </message>
    <message>
        <source>A cell sees up to {size} pixels of the picture; from one cell to the next they move on by {step} on average.</source>
        <translation>一个单元格至多看到图像的 {size} 像素；从一个单元格到下一个，该区域平均移动 {step} 像素。</translation>
    </message>
    <message>
        <source>A cell sees {size} pixels of the picture, the next cell those {jump} further on.</source>
        <translation>一个单元格看到图像的 {size} 像素，下一个单元格则看到错开 {jump} 像素的区域。</translation>
    </message>
    <message>
        <source>Conv {size}</source>
        <translation>卷积 {size}</translation>
    </message>
    <message>
        <source>{groups} groups</source>
        <translation>{groups} 组</translation>
    </message>
    <message>
        <source>Transposed conv {size}</source>
        <translation>转置卷积 {size}</translation>
    </message>
    <message>
        <source>Dropout {share} %</source>
        <translation>丢弃 {share} %</translation>
    </message>
    <message>
        <source>{units} units</source>
        <translation>{units} 个单元</translation>
    </message>
    <message>
        <source>1 filter</source>
        <translation>1 个滤波器</translation>
    </message>
    <message>
        <source>{count} filters</source>
        <translation>{count} 个滤波器</translation>
    </message>
    <message>
        <source>stride {steps}</source>
        <translation>步幅 {steps}</translation>
    </message>
    <message>
        <source>dilation {steps}</source>
        <translation>膨胀 {steps}</translation>
    </message>
    <message>
        <source>no bias</source>
        <translation>无偏置</translation>
    </message>
    <message>
        <source>{label}: on</source>
        <translation>{label}：开</translation>
    </message>
    <message>
        <source>{label}: off</source>
        <translation>{label}：关</translation>
    </message>
    <message>
        <source>First mend the layer before: it has no output to add to.</source>
        <translation>请先修正前一层：它没有输出，无法在其后添加。</translation>
    </message>
    <message>
        <source>An intensity is between 0 and {most:g}.</source>
        <translation>亮度在 0 和 {most:g} 之间。</translation>
    </message>
    <message>
        <source>The text has {found} slices; what is edited has {wanted}.</source>
        <translation>文本中有 {found} 个切片；正在编辑的有 {wanted} 个。</translation>
    </message>
    <message>
        <source>{address} is not on this computer: save the picture first, then open the file.</source>
        <translation>{address} 不在本机上：请先保存图像，再打开文件。</translation>
    </message>
    <message>
        <source>What was dropped is not a picture.</source>
        <translation>拖入的不是图像。</translation>
    </message>
    <message>
        <source>{name} is a file of Keras, which is not read: save the network as ONNX there.</source>
        <translation>{name} 是 Keras 文件，无法读取：请在 Keras 中把网络另存为 ONNX。</translation>
    </message>
    <message>
        <source>The clipboard holds neither a picture nor the path of one.</source>
        <translation>剪贴板中既没有图像，也没有图像的路径。</translation>
    </message>
    <message>
        <source>{count} files were given; {name}, the first, is opened.</source>
        <translation>给出了 {count} 个文件；已打开第一个 {name}。</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>粘贴的图像</translation>
    </message>
    <message>
        <source>The picture in the clipboard cannot be read.</source>
        <translation>无法读取剪贴板中的图像。</translation>
    </message>
    <message>
        <source>There are at most {most} classes.</source>
        <translation>最多有 {most} 个类别。</translation>
    </message>
    <message>
        <source>A class has at most {most} examples.</source>
        <translation>一个类别最多有 {most} 个样例。</translation>
    </message>
    <message>
        <source>A class needs a name.</source>
        <translation>类别需要一个名称。</translation>
    </message>
    <message>
        <source>There is a class called {name} already.</source>
        <translation>已有名为 {name} 的类别。</translation>
    </message>
    <message>
        <source>{count} pictures could no longer be read; left out.</source>
        <translation>{count} 幅图像已无法读取，略去。</translation>
    </message>
    <message>
        <source>The training process ended while the training was made ready: all is as it was before.</source>
        <translation>训练进程在准备训练时结束：一切仍与之前相同。</translation>
    </message>
    <message>
        <source>The network takes {there} now, as the data have, instead of {here}: {count} weights of layers {layers} were drawn anew. Undo brings the old ones back.</source>
        <translation>网络现在按数据接受 {there}，而不再是 {here}：第 {layers} 层的 {count} 个权重已重新抽取。撤销可恢复原来的权重。</translation>
    </message>
    <message>
        <source>The network takes {there} now, as the data have, instead of {here}: {count} weights of layer {layers} were drawn anew. Undo brings the old ones back.</source>
        <translation>网络现在按数据接受 {there}，而不再是 {here}：第 {layers} 层的 {count} 个权重已重新抽取。撤销可恢复原来的权重。</translation>
    </message>
    <message>
        <source>The stack was changed: training begins anew with the next start.</source>
        <translation>网络已更改：下次开始时将重新训练。</translation>
    </message>
    <message>
        <source>Layer {place} takes {wanted} channels, but the one before gives {found}.</source>
        <translation>第 {place} 层需要 {wanted} 个通道，而前一层给出 {found} 个。</translation>
    </message>
    <message>
        <source>“{written}” is not a number.</source>
        <translation>“{written}”不是数。</translation>
    </message>
    <message>
        <source>It is not clear which of the brackets “{written}” scales.</source>
        <translation>无法确定“{written}”缩放的是哪一个括号。</translation>
    </message>
    <message>
        <source>“{written}” stands outside the brackets and is not understood.</source>
        <translation>“{written}”在括号之外，无法理解。</translation>
    </message>
    <message>
        <source>“{written}”: a matrix can be scaled by a number only.</source>
        <translation>“{written}”：矩阵只能乘以或除以一个数。</translation>
    </message>
    <message>
        <source>“{written}” divides by zero.</source>
        <translation>“{written}”除以了零。</translation>
    </message>
    <message>
        <source>“{written}” is not worked out here: paste the numbers that it gives.</source>
        <translation>这里不计算“{written}”：请粘贴它给出的数值。</translation>
    </message>
    <message>
        <source>“{written}” is not understood.</source>
        <translation>无法理解“{written}”。</translation>
    </message>
    <message>
        <source>The bracket “{written}” in line {line} closes what never opened.</source>
        <translation>第 {line} 行的括号“{written}”没有对应的左括号。</translation>
    </message>
    <message>
        <source>A bracket is open that never closes.</source>
        <translation>有一个括号没有闭合。</translation>
    </message>
    <message>
        <source>The bracket “{written}” in line {line} never closes.</source>
        <translation>第 {line} 行的括号“{written}”没有闭合。</translation>
    </message>
    <message>
        <source>The brackets are nested too deep.</source>
        <translation>括号嵌套太深。</translation>
    </message>
    <message>
        <source>There is no number before a comma.</source>
        <translation>逗号前面没有数。</translation>
    </message>
    <message>
        <source>“{written}” stands outside the rows.</source>
        <translation>“{written}”位于各行之外。</translation>
    </message>
    <message>
        <source>Kernels are read from {known} files; {name} is none of them.</source>
        <translation>卷积核可从 {known} 文件读取；{name} 不在其列。</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}：{reason}</translation>
    </message>
    <message>
        <source>{name} is not a text file.</source>
        <translation>{name} 不是文本文件。</translation>
    </message>
    <message>
        <source>{name} is not a numpy file of plain numbers.</source>
        <translation>{name} 不是由普通数值组成的 numpy 文件。</translation>
    </message>
    <message>
        <source>This kernel needs a centre cell, so its size must be odd.</source>
        <translation>这种卷积核需要中心单元格，所以尺寸必须是奇数。</translation>
    </message>
    <message>
        <source>A width or a wavelength must be at least {least:g} cells.</source>
        <translation>宽度或波长至少为 {least:g} 格。</translation>
    </message>
    <message>
        <source>With these settings every weight is 0.</source>
        <translation>按这些设置，所有权重都是 0。</translation>
    </message>
    <message>
        <source>The line must be at least one cell long.</source>
        <translation>线条至少要有一格长。</translation>
    </message>
    <message>
        <source>The line needs cells on it and beside it: change its width.</source>
        <translation>线条上和线条旁都要有单元格：请更改它的宽度。</translation>
    </message>
    <message>
        <source>Slice {slice}, row {row}, column {column}: {reason}</source>
        <translation>第 {slice} 个切片，第 {row} 行，第 {column} 列：{reason}</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {reason}</source>
        <translation>第 {row} 行，第 {column} 列：{reason}</translation>
    </message>
    <message>
        <source>“{written}” can be read in two ways: use a point for decimals.</source>
        <translation>“{written}”有两种读法：请用点作小数点。</translation>
    </message>
    <message>
        <source>“{written}” is too large: a weight is at most 3.4e38.</source>
        <translation>“{written}”太大：权重最大为 3.4e38。</translation>
    </message>
    <message>
        <source>There is no setting {name}; there is: {known}.</source>
        <translation>没有名为 {name} 的设置；可用的有：{known}。</translation>
    </message>
    <message>
        <source>A sweep takes a setting: stride, say, or sigma.</source>
        <translation>变化动画需要一个设置，例如步幅（stride）或 sigma。</translation>
    </message>
    <message>
        <source>A sweep has at most {most} values, not {count}.</source>
        <translation>变化动画最多有 {most} 个值，不能是 {count} 个。</translation>
    </message>
    <message>
        <source>The text is too long for a kernel.</source>
        <translation>文本太长，不像是卷积核。</translation>
    </message>
    <message>
        <source>The text leaves out numbers where it has dots.</source>
        <translation>文本用省略号略去了一些数。</translation>
    </message>
    <message>
        <source>There are no numbers in the text.</source>
        <translation>文本中没有数。</translation>
    </message>
    <message>
        <source>Row {row} is {found} long and the first row {wanted}.</source>
        <translation>第 {row} 行有 {found} 个数，而第一行有 {wanted} 个。</translation>
    </message>
    <message>
        <source>Part {part} has another size than the first.</source>
        <translation>第 {part} 部分的尺寸与第一部分不同。</translation>
    </message>
    <message>
        <source>“{written}” can be read in two ways, by a decimal comma or as several numbers: write 0.5 with a point, or put a space between numbers.</source>
        <translation>“{written}”有两种读法：逗号可以是小数点，也可以分隔多个数。小数请写成 0.5，多个数之间请加空格。</translation>
    </message>
    <message>
        <source>Row {row}: it is not clear what “{written}” divides. Put brackets around the matrix, as in [1 2; 3 4] / 16, or write the fraction without spaces.</source>
        <translation>第 {row} 行：无法确定“{written}”除的是什么。请给矩阵加上括号，例如 [1 2; 3 4] / 16，或者写分数时不加空格。</translation>
    </message>
    <message>
        <source>A kernel is made of real numbers.</source>
        <translation>卷积核由实数组成。</translation>
    </message>
    <message>
        <source>The numbers have {dimensions} dimensions; a kernel is a matrix or a stack of matrices.</source>
        <translation>这些数有 {dimensions} 维；卷积核是一个矩阵或一叠矩阵。</translation>
    </message>
    <message>
        <source>A kernel of {shape} is too large; {most}×{most} is the limit.</source>
        <translation>{shape} 的卷积核太大；上限为 {most}×{most}。</translation>
    </message>
    <message>
        <source>Row {row} has no number in column {column}.</source>
        <translation>第 {row} 行在第 {column} 列没有数。</translation>
    </message>
    <message>
        <source>The weights would become too large to be stored.</source>
        <translation>权重会大到无法存储。</translation>
    </message>
    <message>
        <source>Only square kernels with an odd side can be turned by 45°; this one is {height}×{width}.</source>
        <translation>只有边长为奇数的方形卷积核才能旋转 45°；这一个是 {height}×{width}。</translation>
    </message>
    <message>
        <source>The weights sum to 0, so no factor makes their sum 1.</source>
        <translation>权重之和为 0，没有任何系数能使总和为 1。</translation>
    </message>
    <message>
        <source>A batch normalisation needs as many values of every kind.</source>
        <translation>批归一化的各类数值必须一样多。</translation>
    </message>
    <message>
        <source>A variance of a batch normalisation is less than 0.</source>
        <translation>批归一化的某个方差小于 0。</translation>
    </message>
    <message>
        <source>{groups} groups cannot share {channels} channels and {filters} filters evenly.</source>
        <translation>{groups} 个组无法平分 {channels} 个通道和 {filters} 个滤波器。</translation>
    </message>
    <message>
        <source>The weights of a dense layer are not those of {units} units.</source>
        <translation>全连接层的权重与 {units} 个单元不符。</translation>
    </message>
    <message>
        <source>A filter of {span} cells does not fit {room} cells.</source>
        <translation>{span} 格的滤波器放不进 {room} 格。</translation>
    </message>
    <message>
        <source>Cutting {cut} cells off a transposed convolution of {cells} leaves nothing.</source>
        <translation>从 {cells} 格的转置卷积中裁掉 {cut} 格后什么也不剩。</translation>
    </message>
    <message>
        <source>Output padding of {extra} must be smaller than the stride or the dilation.</source>
        <translation>输出填充 {extra} 必须小于步幅或膨胀。</translation>
    </message>
    <message>
        <source>Reflecting {padding} cells needs an input of at least {needed} in that direction; this one has {cells}.</source>
        <translation>反射 {padding} 格要求输入在该方向上至少有 {needed} 格；现在有 {cells} 格。</translation>
    </message>
    <message>
        <source>Continuing {padding} cells around the edge needs an input of at least {padding} in that direction; this one has {cells}.</source>
        <translation>循环延续 {padding} 格要求输入在该方向上至少有 {padding} 格；现在有 {cells} 格。</translation>
    </message>
    <message>
        <source>Size, stride and dilation are at least 1.</source>
        <translation>尺寸、步幅和膨胀至少为 1。</translation>
    </message>
    <message>
        <source>Padding cannot be negative.</source>
        <translation>填充不能为负。</translation>
    </message>
    <message>
        <source>With so much padding some pooling windows hold no cell of the map.</source>
        <translation>填充如此之多，有些池化窗口不含特征图的任何单元格。</translation>
    </message>
    <message>
        <source>A filter of {kernel} does not fit an input of {size} without padding.</source>
        <translation>不加填充时，{kernel} 的滤波器放不进 {size} 的输入。</translation>
    </message>
    <message>
        <source>A filter of {kernel} does not fit an input of {size}, {room} with its padding.</source>
        <translation>{kernel} 的滤波器放不进 {size} 的输入，加上填充后为 {room}。</translation>
    </message>
    <message>
        <source>A filter of {kernel}, dilated to {span}, does not fit an input of {size} without padding.</source>
        <translation>不加填充时，{kernel} 的滤波器膨胀到 {span} 后放不进 {size} 的输入。</translation>
    </message>
    <message>
        <source>A filter of {kernel}, dilated to {span}, does not fit an input of {size}, {room} with its padding.</source>
        <translation>{kernel} 的滤波器膨胀到 {span} 后放不进 {size} 的输入，加上填充后为 {room}。</translation>
    </message>
    <message>
        <source>A pooling window of {kernel} does not fit a map of {size} without padding.</source>
        <translation>不加填充时，{kernel} 的池化窗口放不进 {size} 的特征图。</translation>
    </message>
    <message>
        <source>A pooling window of {kernel} does not fit a map of {size}, {room} with its padding.</source>
        <translation>{kernel} 的池化窗口放不进 {size} 的特征图，加上填充后为 {room}。</translation>
    </message>
    <message>
        <source>A pooling window of {kernel}, dilated to {span}, does not fit a map of {size} without padding.</source>
        <translation>不加填充时，{kernel} 的池化窗口膨胀到 {span} 后放不进 {size} 的特征图。</translation>
    </message>
    <message>
        <source>A pooling window of {kernel}, dilated to {span}, does not fit a map of {size}, {room} with its padding.</source>
        <translation>{kernel} 的池化窗口膨胀到 {span} 后放不进 {size} 的特征图，加上填充后为 {room}。</translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}.</source>
        <translation>无法写入 {name}：{reason}。</translation>
    </message>
    <message>
        <source>The server offers {total} MB in the place of at most {most}: not downloaded.</source>
        <translation>服务器给出 {total} MB，而最多应为 {most} MB：未下载。</translation>
    </message>
    <message>
        <source>The connection broke after {done} of {total} MB. They are kept: start again to go on from there.</source>
        <translation>连接在 {done}/{total} MB 处中断。已收到的部分保留着：再次开始即可继续。</translation>
    </message>
    <message>
        <source>The server does not say how large the file is.</source>
        <translation>服务器没有说明文件有多大。</translation>
    </message>
    <message>
        <source>{folder} has room for {free} MB; {needed} MB are needed.</source>
        <translation>{folder} 只有 {free} MB 的空间；需要 {needed} MB。</translation>
    </message>
    <message>
        <source>What was downloaded is not the file that was published (its checksum begins with {found}, not {known}): it was removed.</source>
        <translation>下载的不是所发布的文件（其校验和以 {found} 开头，而不是 {known}）：已将其删除。</translation>
    </message>
    <message>
        <source>Nothing comes from {address}: {reason}.</source>
        <translation>{address} 没有响应：{reason}。</translation>
    </message>
    <message>
        <source>{name} holds a number that is infinite or none at all.</source>
        <translation>{name} 中有一个数是无穷大或不是数。</translation>
    </message>
    <message>
        <source>{name} holds half of a character, which is no text.</source>
        <translation>{name} 中有半个字符，不成文本。</translation>
    </message>
    <message>
        <source>{name} names {key} twice in one place.</source>
        <translation>{name} 在同一处两次写了 {key}。</translation>
    </message>
    <message>
        <source>{name} is not a JSON file.</source>
        <translation>{name} 不是 JSON 文件。</translation>
    </message>
    <message>
        <source>The file has no list of layers.</source>
        <translation>文件中没有层的列表。</translation>
    </message>
    <message>
        <source>This is not a {format} file.</source>
        <translation>这不是 {format} 文件。</translation>
    </message>
    <message>
        <source>The file does not say which version it is of.</source>
        <translation>文件没有说明自己的版本。</translation>
    </message>
    <message>
        <source>The file is of version {found}; this program reads up to version {known}.</source>
        <translation>文件的版本是 {found}；本程序最高能读取版本 {known}。</translation>
    </message>
    <message>
        <source>This program does not know the entry {name} of the file.</source>
        <translation>本程序不认识文件中的条目 {name}。</translation>
    </message>
    <message>
        <source>Layer {place}: there is no kind of layer called {kind}.</source>
        <translation>第 {place} 层：没有名为 {kind} 的层类型。</translation>
    </message>
    <message>
        <source>Layer {place}: the filters are not of one size.</source>
        <translation>第 {place} 层：各滤波器的尺寸不一致。</translation>
    </message>
    <message>
        <source>Layer {place}: the numbers of {name} cannot be read.</source>
        <translation>第 {place} 层：无法读取 {name} 的数值。</translation>
    </message>
    <message>
        <source>Layer {place} of the file cannot be read.</source>
        <translation>无法读取文件中的第 {place} 层。</translation>
    </message>
    <message>
        <source>Layer {place}: this program does not know {name}.</source>
        <translation>第 {place} 层：本程序不认识 {name}。</translation>
    </message>
    <message>
        <source>Layer {place}: {name} holds numbers that are infinite or none at all.</source>
        <translation>第 {place} 层：{name} 含有无穷大或非数值的数。</translation>
    </message>
    <message>
        <source>Layer {place}: {name} cannot be read.</source>
        <translation>第 {place} 层：无法读取 {name}。</translation>
    </message>
    <message>
        <source>{name} has {megapixels} megapixels; it was scaled down to {width} × {height} pixels.</source>
        <translation>{name} 有 {megapixels} 百万像素；已缩小到 {width} × {height} 像素。</translation>
    </message>
    <message>
        <source>Its values, {low} to {high}, were stretched to 0 to 1.</source>
        <translation>它的数值从 {low} 到 {high}，已拉伸到 0 到 1。</translation>
    </message>
    <message>
        <source>{count} of its values are infinite; they were set to the lowest and the highest.</source>
        <translation>其中 {count} 个数值为无穷大；已设为最小值和最大值。</translation>
    </message>
    <message>
        <source>{count} of its pixels have no value (NaN): the window hatches them, and the network gets 0.</source>
        <translation>其中 {count} 个像素没有值（NaN）：窗口中以斜线标出，网络得到 0。</translation>
    </message>
    <message>
        <source>The working size must be at least {least} pixels, not {size}.</source>
        <translation>工作尺寸至少为 {least} 像素，不能是 {size}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is no name for a folder.</source>
        <translation>&apos;{name}&apos; 不能用作文件夹的名称。</translation>
    </message>
    <message>
        <source>{folder} is a file, not a folder.</source>
        <translation>{folder} 是文件，不是文件夹。</translation>
    </message>
    <message>
        <source>Nothing was written to {folder}: the disk is full.</source>
        <translation>未向 {folder} 写入任何内容：磁盘已满。</translation>
    </message>
    <message>
        <source>Nothing was written to {folder}: the folder may not be written to.</source>
        <translation>未向 {folder} 写入任何内容：该文件夹不可写。</translation>
    </message>
    <message>
        <source>Nothing was written to {folder}: {name} is a folder there.</source>
        <translation>未向 {folder} 写入任何内容：其中的 {name} 是文件夹。</translation>
    </message>
    <message>
        <source>Nothing was written to {folder}: {reason}.</source>
        <translation>未向 {folder} 写入任何内容：{reason}。</translation>
    </message>
    <message>
        <source>{name} is a folder, not a picture.</source>
        <translation>{name} 是文件夹，不是图像。</translation>
    </message>
    <message>
        <source>{name} is not an ordinary file.</source>
        <translation>{name} 不是普通文件。</translation>
    </message>
    <message>
        <source>{name} may not be read: permission is denied.</source>
        <translation>不能读取 {name}：没有权限。</translation>
    </message>
    <message>
        <source>{name} is not of three grey pages of one size.</source>
        <translation>{name} 不是由三个大小相同的灰度页组成的。</translation>
    </message>
    <message>
        <source>Its three grey pages were taken as red, green and blue.</source>
        <translation>它的三页灰度图像被当作红、绿、蓝。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空的。</translation>
    </message>
    <message>
        <source>{name} is a {format} picture that cannot be read: it is damaged, or of a rare kind.</source>
        <translation>{name} 是无法读取的 {format} 图像：它已损坏，或属于少见的类型。</translation>
    </message>
    <message>
        <source>{name} is of the format {format}, which cannot be read here; these can: {known}.</source>
        <translation>{name} 的格式是 {format}，这里无法读取；可读取的有：{known}。</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read; these formats can: {known}.</source>
        <translation>{name} 不是可读取的图像；可读取的格式有：{known}。</translation>
    </message>
    <message>
        <source>{name} has {width} × {height} pixels; pictures of up to {most} megapixels can be opened.</source>
        <translation>{name} 有 {width} × {height} 像素；最大可打开 {most} 百万像素的图像。</translation>
    </message>
    <message>
        <source>{name} is a TIFF picture of a kind that cannot be read: {kind}.</source>
        <translation>{name} 是一种无法读取的 TIFF 图像：{kind}。</translation>
    </message>
    <message>
        <source>There is not enough memory to open {name}.</source>
        <translation>内存不足，无法打开 {name}。</translation>
    </message>
    <message>
        <source>{name} holds numbers of the type {kind}, which cannot be read.</source>
        <translation>{name} 中的数是 {kind} 类型，无法读取。</translation>
    </message>
    <message>
        <source>There is no sample picture {name}; there are {names}.</source>
        <translation>没有名为 {name} 的示例图像；可用的有 {names}。</translation>
    </message>
    <message>
        <source>The file {name} is missing from this installation.</source>
        <translation>此安装中缺少文件 {name}。</translation>
    </message>
    <message>
        <source>{name} is no name for a file.</source>
        <translation>{name} 不能用作文件名。</translation>
    </message>
    <message>
        <source>{name} was not saved: the disk is full.</source>
        <translation>未保存 {name}：磁盘已满。</translation>
    </message>
    <message>
        <source>{name} was not saved: the folder {folder} may not be written to.</source>
        <translation>未保存 {name}：文件夹 {folder} 不可写。</translation>
    </message>
    <message>
        <source>{name} was not saved: there is no folder {folder}.</source>
        <translation>未保存 {name}：没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>{name} was not saved: a folder has that name.</source>
        <translation>未保存 {name}：已有同名的文件夹。</translation>
    </message>
    <message>
        <source>{name} was not saved: the name is too long.</source>
        <translation>未保存 {name}：名称太长。</translation>
    </message>
    <message>
        <source>{name} was not saved: {reason}.</source>
        <translation>未保存 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{file} does not end with .png, and a screenshot is a PNG file.</source>
        <translation>{file} 不以 .png 结尾，而截图是 PNG 文件。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>The window needs at least {width}x{height} pixels.</source>
        <translation>窗口至少需要 {width}x{height} 像素。</translation>
    </message>
    <message>
        <source>The maps were not ready after {seconds} seconds.</source>
        <translation>{seconds} 秒后特征图仍未就绪。</translation>
    </message>
    <message>
        <source>Stopped: {folder} has the weights of the last epoch before that, or the first weights.</source>
        <translation>已停止：{folder} 中是此前最后一轮的权重，或初始权重。</translation>
    </message>
    <message>
        <source>{damage} Nothing is lost: checkpoint.safetensors has all of epoch {epoch}, the training goes on from it, and new weights are written at the end.</source>
        <translation>{damage}没有丢失任何内容：checkpoint.safetensors 保存了第 {epoch} 轮的全部状态，训练从它继续，结束时写入新的权重。</translation>
    </message>
    <message>
        <source>What could not be read is kept as {name}.</source>
        <translation>无法读取的文件保留为 {name}。</translation>
    </message>
    <message>
        <source>Say what to train on with --data.</source>
        <translation>请用 --data 指明用什么数据训练。</translation>
    </message>
    <message>
        <source>There is no layer {number} to freeze; the stack has {count}.</source>
        <translation>没有可冻结的第 {number} 层；该网络有 {count} 层。</translation>
    </message>
    <message>
        <source>--{option} cannot be changed when a training goes on.</source>
        <translation>接着训练时不能更改 --{option}。</translation>
    </message>
    <message>
        <source>The data have changed: there were {before} pictures in {classes} classes, now there are {after} in {now}.</source>
        <translation>数据已改变：原有 {before} 幅图像、{classes} 个类别，现有 {after} 幅、{now} 个类别。</translation>
    </message>
    <message>
        <source>{name} is neither a stack nor a file; there are {stacks}.</source>
        <translation>{name} 既不是示例网络，也不是文件；可用的有 {stacks}。</translation>
    </message>
    <message>
        <source>{name} is neither a network, a stack nor a file; there are {stacks}.</source>
        <translation>{name} 既不是内置网络，也不是文件；可用的有 {stacks}。</translation>
    </message>
    <message>
        <source>{name} is for intensities of 0–255, and a training feeds 0–1.</source>
        <translation>{name} 用于 0–255 的亮度，而训练输入的是 0–1。</translation>
    </message>
    <message>
        <source>All {epochs} epochs are over already; ask for more with --epochs.</source>
        <translation>全部 {epochs} 个轮次都已结束；用 --epochs 可增加轮次。</translation>
    </message>
    <message>
        <source>Stopped in epoch {epoch}; go on with --resume {folder}</source>
        <translation>在第 {epoch} 轮停止；用 --resume {folder} 可继续</translation>
    </message>
    <message>
        <source>The weights are those of another network.</source>
        <translation>这些权重属于另一个网络。</translation>
    </message>
    <message>
        <source>The file has weights, but no training to go on with.</source>
        <translation>文件中有权重，但没有可继续的训练。</translation>
    </message>
    <message>
        <source>The training that was kept has {name}, which is unknown.</source>
        <translation>所保存的训练含有未知的 {name}。</translation>
    </message>
    <message>
        <source>The training that was kept lacks {name}.</source>
        <translation>所保存的训练缺少 {name}。</translation>
    </message>
    <message>
        <source>The training that was kept has {name} of shape {found} and type {kind}, not of {shape} and {type}.</source>
        <translation>所保存的训练中 {name} 的形状是 {found}、类型是 {kind}，而不是 {shape} 和 {type}。</translation>
    </message>
    <message>
        <source>The training that was kept has numbers in {name} that are none (NaN or infinite): no training goes on from it.</source>
        <translation>所保存的训练的 {name} 中有不是数的值（NaN 或无穷大）：无法从它继续训练。</translation>
    </message>
    <message>
        <source>The training that was kept has numbers in {name} that are none.</source>
        <translation>所保存的训练的 {name} 中有不是数的值。</translation>
    </message>
    <message>
        <source>The training that was kept has a damaged {name}.</source>
        <translation>所保存的训练的 {name} 已损坏。</translation>
    </message>
    <message>
        <source>The training process was ended from outside (signal {signal}). Training can go on from the last epoch.</source>
        <translation>训练进程被外部结束（信号 {signal}）。可以从上一轮次继续训练。</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly (exit code {code}). Training can go on from the last epoch.</source>
        <translation>训练进程意外结束（退出码 {code}）。可以从上一轮次继续训练。</translation>
    </message>
    <message>
        <source>There is no NVIDIA graphics card that PyTorch can use here.</source>
        <translation>这里没有 PyTorch 可用的 NVIDIA 显卡。</translation>
    </message>
    <message>
        <source>There is no Apple graphics chip that PyTorch can use here.</source>
        <translation>这里没有 PyTorch 可用的 Apple 图形芯片。</translation>
    </message>
    <message>
        <source>No pictures are left to train on.</source>
        <translation>没有剩下可供训练的图像。</translation>
    </message>
    <message>
        <source>Begin anew (Same start) to change data, network or seed.</source>
        <translation>要更改数据、网络或种子，请重新开始（相同开局）。</translation>
    </message>
    <message>
        <source>What the frozen layers make of the pictures finds no room on the disk ({reason}): it is worked out anew in every epoch, and training is slower.</source>
        <translation>冻结层对图像的计算结果在磁盘上放不下（{reason}）：每一轮都会重新计算，训练会变慢。</translation>
    </message>
    <message>
        <source>The weights are not those of this network: {name} differs.</source>
        <translation>这些权重不属于这个网络：{name} 不同。</translation>
    </message>
    <message>
        <source>The history could not be written: {reason}.</source>
        <translation>无法写入训练历史：{reason}。</translation>
    </message>
    <message>
        <source>Choose two different weights for the landscape.</source>
        <translation>请为损失曲面选择两个不同的权重。</translation>
    </message>
    <message>
        <source>There is no weight {name} any more.</source>
        <translation>权重 {name} 已不存在。</translation>
    </message>
    <message>
        <source>The weights are all 0, and so are random directions as long as they are. Train first, or take other first weights.</source>
        <translation>权重全为 0，与其等长的随机方向也就全为 0。请先训练，或选用其他初始权重。</translation>
    </message>
    <message>
        <source>There are too few weights for two different random directions.</source>
        <translation>权重太少，得不到两个不同的随机方向。</translation>
    </message>
    <message>
        <source>The way so far is too short: train three epochs or more first.</source>
        <translation>到目前为止的轨迹太短：请先训练三个或更多轮次。</translation>
    </message>
    <message>
        <source>The weights hardly moved: there is no way to be drawn.</source>
        <translation>权重几乎没有移动：没有轨迹可画。</translation>
    </message>
    <message>
        <source>The rates to be tried must rise from above 0.</source>
        <translation>待试的学习率必须大于 0 并逐步升高。</translation>
    </message>
    <message>
        <source>Another program trains in {folder} now: wait until it has ended, or choose another folder.</source>
        <translation>别的程序正在 {folder} 里训练：请等它结束，或另选一个文件夹。</translation>
    </message>
    <message>
        <source>{folder} holds a training already: choose another folder, or go on with --resume {folder}.</source>
        <translation>{folder} 中已有一次训练：请另选文件夹，或用 --resume {folder} 继续。</translation>
    </message>
    <message>
        <source>{folder} holds no training to go on with.</source>
        <translation>{folder} 中没有可继续的训练。</translation>
    </message>
    <message>
        <source>Nothing could be written to {folder}: the disk is full.</source>
        <translation>无法向 {folder} 写入任何内容：磁盘已满。</translation>
    </message>
    <message>
        <source>{folder} could not be written: {reason}.</source>
        <translation>无法写入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>looking through the pictures {bar} {done:,} of {total:,}</source>
        <translation>正在检查图像 {bar} {done:,} / {total:,}</translation>
    </message>
    <message>
        <source>--stretch spreads the {bits} bits over all 16.</source>
        <translation>用 --stretch 可把这 {bits} 位拉伸到全部 16 位。</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs} {bar} loss {loss:.4f}  accuracy {accuracy:.1%}  {speed:,.0f} pictures/s  {left} left</source>
        <translation>轮次 {epoch}/{epochs} {bar} 损失 {loss:.4f}  准确率 {accuracy:.1%}  每秒 {speed:,.0f} 幅  剩余 {left}</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}  loss {loss:.4f}  accuracy {accuracy:.2%}  held out: loss {held_loss:.4f}  accuracy {held_accuracy:.2%}  {speed:,.0f} pictures/s</source>
        <translation>轮次 {epoch}/{epochs}  损失 {loss:.4f}  准确率 {accuracy:.2%}  验证集：损失 {held_loss:.4f}  准确率 {held_accuracy:.2%}  每秒 {speed:,.0f} 幅</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}  loss {loss:.4f}  accuracy {accuracy:.2%}  {speed:,.0f} pictures/s</source>
        <translation>轮次 {epoch}/{epochs}  损失 {loss:.4f}  准确率 {accuracy:.2%}  每秒 {speed:,.0f} 幅</translation>
    </message>
    <message>
        <source>{name} has weights, but no training to go on with.</source>
        <translation>{name} 中有权重，但没有可继续的训练。</translation>
    </message>
    <message>
        <source>{name} is damaged or no file of weights.</source>
        <translation>{name} 已损坏，或不是权重文件。</translation>
    </message>
    <message>
        <source>The disk is full: the weights of epoch {epoch} were not kept. Training goes on.</source>
        <translation>磁盘已满：第 {epoch} 轮的权重未能保存。训练继续。</translation>
    </message>
    <message>
        <source>The weights of epoch {epoch} were not kept: {reason}. Training goes on.</source>
        <translation>第 {epoch} 轮的权重未能保存：{reason}。训练继续。</translation>
    </message>
    <message>
        <source>The stack has no layers yet: there is nothing to train.</source>
        <translation>网络还没有任何层：没有可训练的内容。</translation>
    </message>
    <message>
        <source>The stack does not fit pictures of {width}×{height}: {reason}</source>
        <translation>网络不适合 {width}×{height} 的图像：{reason}</translation>
    </message>
    <message>
        <source>No layer of the stack has weights: there is nothing to learn.</source>
        <translation>网络中没有带权重的层：没有可学习的内容。</translation>
    </message>
    <message>
        <source>All layers with weights are frozen: unfreeze one to train the stack.</source>
        <translation>所有带权重的层都已冻结：解冻其中一层才能训练。</translation>
    </message>
    <message>
        <source>The stack ends in {found} numbers, but there are {classes} classes: it needs one output for each.</source>
        <translation>网络末端输出 {found} 个数，而类别有 {classes} 个：每个类别需要一个输出。</translation>
    </message>
    <message>
        <source>The stack ends in {maps} maps of {width}×{height}, but it needs one number for each of the {classes} classes.</source>
        <translation>网络末端输出 {maps} 幅 {width}×{height} 的特征图，而 {classes} 个类别各需要一个数。</translation>
    </message>
    <message>
        <source>The stack ends in one map of {width}×{height}, but it needs one number for each of the {classes} classes.</source>
        <translation>网络末端输出一幅 {width}×{height} 的特征图，而 {classes} 个类别各需要一个数。</translation>
    </message>
    <message>
        <source>The stack ends in one number, but there are {classes} classes: it needs one output for each.</source>
        <translation>网络末端输出一个数，而类别有 {classes} 个：每个类别需要一个输出。</translation>
    </message>
    <message>
        <source>Give the last dense layer {classes} outputs instead of {found}.</source>
        <translation>把最后的全连接层由 {found} 个输出改为 {classes} 个。</translation>
    </message>
    <message>
        <source>The last dense layer was given {classes} outputs instead of {found}.</source>
        <translation>最后的全连接层的输出已从 {found} 个改为 {classes} 个。</translation>
    </message>
    <message>
        <source>Add the last layers: {layers}, one output for each of {classes} classes.</source>
        <translation>添加末端的层：{layers}，{classes} 个类别各一个输出。</translation>
    </message>
    <message>
        <source>The last layers were added: {layers}, with {classes} outputs, one a class.</source>
        <translation>已添加最后的层：{layers}，共 {classes} 个输出，每类一个。</translation>
    </message>
    <message>
        <source>{names}, {last}</source>
        <translation>{names}、{last}</translation>
    </message>
    <message>
        <source>The epochs of this training are not kept any more: its weights are back, and the next start goes on from them.</source>
        <translation>这次训练的各轮已不再保留：权重已恢复，下次开始训练时将从这些权重继续。</translation>
    </message>
    <message>
        <source>The weights of epoch {epoch} are not kept: the training stands at epoch {kept} again.</source>
        <translation>第 {epoch} 轮的权重没有保留：训练重新停在第 {kept} 轮。</translation>
    </message>
    <message>
        <source>Epoch {epoch} has numbers that are none (NaN or infinite), from which no training goes on: it stands at epoch {kept} again.</source>
        <translation>第 {epoch} 轮中有不是数的值（NaN 或无穷大），无法从它继续训练：训练重新停在第 {kept} 轮。</translation>
    </message>
    <message>
        <source>The weights of epoch {epoch} are damaged: the training stands at epoch {kept} again.</source>
        <translation>第 {epoch} 轮的权重已损坏：训练重新停在第 {kept} 轮。</translation>
    </message>
    <message>
        <source>No epochs were kept.</source>
        <translation>没有保存任何轮次。</translation>
    </message>
    <message>
        <source>Start a training first.</source>
        <translation>请先开始训练。</translation>
    </message>
    <message>
        <source>There is not enough memory to train this: choose a smaller batch or network.</source>
        <translation>内存不足，无法训练：请选择更小的批次或网络。</translation>
    </message>
    <message>
        <source>The training came upon an error: {reason}</source>
        <translation>训练出错：{reason}</translation>
    </message>
    <message>
        <source>An error in the program was caught ({error} at {place}); you can go on, and About in the Help menu says where its log is.</source>
        <translation>程序内部出现一个错误（{error}，位于 {place}），已被拦截；你可以继续使用，“帮助”菜单中的“关于”会说明日志的位置。</translation>
    </message>
    <message>
        <source>The same error in the program was caught {count} times ({error} at {place}); you can go on, and About in the Help menu says where its log is.</source>
        <translation>程序内部的同一个错误已被拦截 {count} 次（{error}，位于 {place}）；你可以继续使用，“帮助”菜单中的“关于”会说明日志的位置。</translation>
    </message>
    <message>
        <source>No pooling</source>
        <translation>无池化</translation>
    </message>
    <message>
        <source>{mode} pooling</source>
        <translation>{mode}池化</translation>
    </message>
    <message>
        <source>rounded up</source>
        <translation>向上取整</translation>
    </message>
    <message>
        <source>padding not counted</source>
        <translation>不计入填充</translation>
    </message>
    <message>
        <source>{name} is damaged: line {number} is no row of the history.</source>
        <translation>{name} 已损坏：第 {number} 行不是历史记录的行。</translation>
    </message>
    <message>
        <source>A normalisation needs as many scales as shifts.</source>
        <translation>归一化的缩放值和平移值的个数必须相同。</translation>
    </message>
    <message>
        <source>{groups} groups cannot share {channels} channels evenly.</source>
        <translation>{groups} 个组无法平分 {channels} 个通道。</translation>
    </message>
    <message>
        <source>{factor} times</source>
        <translation>{factor} 倍</translation>
    </message>
    <message>
        <source>Up to here the network needs {needed} GB of memory, and no more than {most} GB, half of this machine&apos;s, may be taken: make maps or layers smaller.</source>
        <translation>到这一层为止，网络需要 {needed} GB 内存，而最多只能占用 {most} GB，即本机内存的一半：请把特征图或层变小。</translation>
    </message>
    <message>
        <source>{name} does not say which file its weights are in.</source>
        <translation>{name} 没有说明其权重在哪个文件中。</translation>
    </message>
    <message>
        <source>{file} does not hold the weights of {name}, but other ones.</source>
        <translation>{file} 中的权重不属于 {name}，而是其他网络的。</translation>
    </message>
    <message>
        <source>“{written}” cannot hold all of these numbers.</source>
        <translation>“{written}”类型无法保存所有这些数。</translation>
    </message>
    <message>
        <source>The declaration says {wanted}, and the numbers are {found}.</source>
        <translation>声明的大小是 {wanted}，而数值的大小是 {found}。</translation>
    </message>
    <message>
        <source>Row {row} does not begin and end with a bar as others do.</source>
        <translation>第 {row} 行不像其他行那样以竖线开头和结尾。</translation>
    </message>
    <message>
        <source>It is not clear whether the head of the table, {head}, numbers the columns or is the first row: leave out the line below it.</source>
        <translation>无法确定表头 {head} 是列的编号还是第一行：请去掉它下面的分隔线。</translation>
    </message>
    <message>
        <source>It is not clear what “{first}” in row {row} and “{second}” mean.</source>
        <translation>无法确定第 {row} 行的“{first}”和“{second}”是什么意思。</translation>
    </message>
    <message>
        <source>The LaTeX text has {count} matrices; one is read.</source>
        <translation>LaTeX 文本中有 {count} 个矩阵；只能读取一个。</translation>
    </message>
    <message>
        <source>The line “{written}” is not understood.</source>
        <translation>无法理解“{written}”这一行。</translation>
    </message>
    <message>
        <source>Pause the training to take back what it has learned.</source>
        <translation>要撤销训练所学的内容，请先暂停训练。</translation>
    </message>
    <message>
        <source>Go back to epoch {number}</source>
        <translation>回到第 {number} 轮</translation>
    </message>
    <message>
        <source>Train, within epoch {number}</source>
        <translation>训练，第 {number} 轮之内</translation>
    </message>
    <message>
        <source>Train, epoch {number}</source>
        <translation>训练，第 {number} 轮</translation>
    </message>
    <message>
        <source>Train, epochs {first}–{last}</source>
        <translation>训练，第 {first}–{last} 轮</translation>
    </message>
    <message>
        <source>Its colours were read with 8 bits instead of 16.</source>
        <translation>其颜色按 8 位而不是 16 位读取。</translation>
    </message>
    <message>
        <source>Its last channel, of no meaning that is stated, was left out.</source>
        <translation>它的最后一个通道没有说明含义，已略去。</translation>
    </message>
    <message>
        <source>{channels} channels of {bits} bits</source>
        <translation>{channels} 个通道，每个 {bits} 位</translation>
    </message>
    <message>
        <source>{channels} channels of {bits} bits with a sign</source>
        <translation>{channels} 个通道，每个 {bits} 位有符号数</translation>
    </message>
    <message>
        <source>{channels} channels of floats of {bits} bits</source>
        <translation>{channels} 个通道，每个 {bits} 位浮点数</translation>
    </message>
    <message>
        <source>{channels} channels of {bits} bits of another kind</source>
        <translation>{channels} 个通道，每个 {bits} 位其他类型</translation>
    </message>
    <message>
        <source>Overfitting: {trained:.1f} % of the training pictures are right, but only {held:.1f} % of those held out. The network learns its pictures by heart.</source>
        <translation>过拟合：训练图像答对 {trained:.1f} %，而验证集图像只答对 {held:.1f} %。网络只是把图像背了下来。</translation>
    </message>
    <message>
        <source>It was best on those after epoch {epoch}: go back to it.</source>
        <translation>在第 {epoch} 轮后，它在验证集图像上最好：可回到那里。</translation>
    </message>
    <message>
        <source>Underfitting: the loss no longer falls, and only {trained:.1f} % of the training pictures are right.</source>
        <translation>欠拟合：损失不再下降，训练图像只答对 {trained:.1f} %。</translation>
    </message>
    <message>
        <source>After {steps} steps the network does no better than guessing: its loss is {loss:.3g}, that of a guess {chance:.3g}.</source>
        <translation>{steps} 步之后，网络并不比猜测更好：它的损失是 {loss:.3g}，猜测的损失是 {chance:.3g}。</translation>
    </message>
    <message>
        <source>Look for a rate on the page Loss, begin with first weights by He, and see whether the pictures belong to their classes.</source>
        <translation>请在“损失”页寻找合适的学习率，用 He 初始化权重，并检查图像是否属于各自的类别。</translation>
    </message>
    <message>
        <source>More pictures, augmentation, dropout, weight decay or fewer weights help.</source>
        <translation>更多图像、数据增强、丢弃层（dropout）、权重衰减或更少的权重会有帮助。</translation>
    </message>
    <message>
        <source>More pictures, dropout, weight decay or fewer weights help.</source>
        <translation>更多图像、丢弃层（dropout）、权重衰减或更少的权重会有帮助。</translation>
    </message>
    <message>
        <source>The weight decay holds it back: make it smaller.</source>
        <translation>权重衰减拖住了它：请调小。</translation>
    </message>
    <message>
        <source>Frozen layers hold it back: let them learn, too.</source>
        <translation>冻结的层拖住了它：让它们也学习。</translation>
    </message>
    <message>
        <source>The augmentation may be too strong: make it weaker.</source>
        <translation>数据增强可能太强：请调弱。</translation>
    </message>
    <message>
        <source>Its learning rate is very low by now: raise it.</source>
        <translation>学习率现在已经很低：请调高。</translation>
    </message>
    <message>
        <source>More filters, units or layers help, and sometimes another learning rate.</source>
        <translation>更多滤波器、单元或层会有帮助，有时换一个学习率也行。</translation>
    </message>
    <message>
        <source>All weights of layer {place} are 0: its units are all alike, and learn the same or nothing.</source>
        <translation>第 {place} 层的权重全为 0：它的单元全都一样，学到的也一样，或什么也学不到。</translation>
    </message>
    <message>
        <source>All units of layer {place} have the same weights: they put out the same, and learn the same for ever.</source>
        <translation>第 {place} 层的所有单元权重相同：它们的输出相同，学到的也永远相同。</translation>
    </message>
    <message>
        <source>Begin anew with first weights drawn by He or Xavier, not zeros.</source>
        <translation>请用 He 或 Xavier（而不是零）的初始权重重新开始。</translation>
    </message>
    <message>
        <source>Dead units: all {units} of layer {place} put out 0 for every picture. Nothing passes through, and nothing before it learns.</source>
        <translation>死亡单元：第 {place} 层的全部 {units} 个单元对每幅图像都输出 0。没有信号通过，它之前的层什么也学不到。</translation>
    </message>
    <message>
        <source>Dead units: {dead} of {units} of layer {place} put out 0 for every picture and learn nothing any more.</source>
        <translation>死亡单元：第 {place} 层的 {units} 个单元中有 {dead} 个对每幅图像都输出 0，不再学习。</translation>
    </message>
    <message>
        <source>Saturated units: {share:.0f} % of the outputs of layer {place} lie at an end of the function&apos;s range, where it has no slope to learn by.</source>
        <translation>饱和单元：第 {place} 层 {share:.0f} % 的输出位于函数值域的端点，那里没有可供学习的斜率。</translation>
    </message>
    <message>
        <source>Begin anew with smaller first weights (Xavier), intensities of 0–1 or a lower learning rate.</source>
        <translation>请用更小的初始权重（Xavier）、0–1 的亮度或更低的学习率重新开始。</translation>
    </message>
    <message>
        <source>Vanishing gradients: those of layer {first} are 0, so that it learns nothing.</source>
        <translation>梯度消失：第 {first} 层的梯度为 0，它什么也学不到。</translation>
    </message>
    <message>
        <source>Vanishing gradients: those of layer {first} are {times:.2g} times smaller than those of layer {last}, so that it hardly learns.</source>
        <translation>梯度消失：第 {first} 层的梯度只有第 {last} 层的 1/{times:.2g}，它几乎学不到东西。</translation>
    </message>
    <message>
        <source>ReLU instead of sigmoid and tanh, or batch normalisation between, helps.</source>
        <translation>用 ReLU 代替 sigmoid 和 tanh，或在其间加批归一化，会有帮助。</translation>
    </message>
    <message>
        <source>First weights by He, batch normalisation between, or fewer layers help.</source>
        <translation>用 He 初始化权重、在其间加批归一化或减少层数会有帮助。</translation>
    </message>
    <message>
        <source>Exploding gradients: those of layer {first} are {times:.2g} times larger than those of layer {last}.</source>
        <translation>梯度爆炸：第 {first} 层的梯度是第 {last} 层的 {times:.2g} 倍。</translation>
    </message>
    <message>
        <source>Exploding gradients: in layer {place} a weight&apos;s gradient is {size:.2g} on average.</source>
        <translation>梯度爆炸：第 {place} 层每个权重的梯度平均为 {size:.2g}。</translation>
    </message>
    <message>
        <source>Smaller first weights (He, Xavier), intensities of 0–1, batch normalisation between or a lower learning rate help.</source>
        <translation>更小的初始权重（He、Xavier）、0–1 的亮度、其间的批归一化或更低的学习率会有帮助。</translation>
    </message>
    <message>
        <source>The first weights do that: begin anew with others (He), or with biases of 0.</source>
        <translation>这是初始权重造成的：请换用其他初始权重（He）或取 0 的偏置重新开始。</translation>
    </message>
    <message>
        <source>Long steps do that: begin anew with a learning rate of about {lower:g}, or take leaky ReLU.</source>
        <translation>步长过大会这样：请用约 {lower:g} 的学习率重新开始，或改用 leaky ReLU。</translation>
    </message>
    <message>
        <source>Leaky ReLU, first weights by He or a lower learning rate help.</source>
        <translation>leaky ReLU、用 He 初始化权重或更低的学习率会有帮助。</translation>
    </message>
    <message>
        <source>Before the first step, the loss or the weights are no numbers (NaN or infinite): the first weights are too large.</source>
        <translation>在第一步之前，损失或权重就已不是数值（NaN 或无穷大）：初始权重太大。</translation>
    </message>
    <message>
        <source>The loss or the weights are no longer numbers (NaN or infinite): at a learning rate of {rate:g} the weights grew without bounds.</source>
        <translation>损失或权重已不再是数值（NaN 或无穷大）：在学习率 {rate:g} 下，权重无限增长。</translation>
    </message>
    <message>
        <source>The loss rises, from {least} to {loss}: at a learning rate of {rate:g} the steps are too long.</source>
        <translation>损失从 {least} 上升到 {loss}：在学习率 {rate:g} 下步长过大。</translation>
    </message>
    <message>
        <source>The learning rate of {rate:g} is too high: the weights are {growth} times as large as at first, and the loss of {loss} is no better than that of a guess ({chance:.3g}).</source>
        <translation>学习率 {rate:g} 太高：权重是最初的 {growth} 倍，损失 {loss} 并不比猜测（{chance:.3g}）更好。</translation>
    </message>
    <message>
        <source>The learning rate of {rate:g} is too high: steps overshoot, and the loss of {loss} is no better than that of a guess ({chance:.3g}).</source>
        <translation>学习率 {rate:g} 太高：每一步都冲过了头，损失 {loss} 并不比猜测（{chance:.3g}）更好。</translation>
    </message>
    <message>
        <source>The learning rate is 0: no weight changes.</source>
        <translation>学习率为 0：没有任何权重改变。</translation>
    </message>
    <message>
        <source>The weight decay of {decay:g} is too strong: it has pulled the weights to {share:.2g} % of their first size.</source>
        <translation>权重衰减 {decay:g} 太强：它把权重缩小到了最初的 {share:.2g} %。</translation>
    </message>
    <message>
        <source>Take 0, or about 0.0001.</source>
        <translation>请取 0，或约 0.0001。</translation>
    </message>
    <message>
        <source>The learning rate of {rate:g} is too low: after {steps} steps the loss is {loss:.3g}, hardly better than that of a guess ({chance:.3g}).</source>
        <translation>学习率 {rate:g} 太低：{steps} 步之后损失为 {loss:.3g}，几乎不比猜测（{chance:.3g}）更好。</translation>
    </message>
    <message>
        <source>An epoch has few steps ({steps}), as a batch has {batch} pictures: little is learned in it.</source>
        <translation>每轮的步数很少（{steps}），因为每个批次有 {batch} 幅图像：每轮学到的很少。</translation>
    </message>
    <message>
        <source>A batch size of 16 to 64 gives more, and smaller, steps.</source>
        <translation>批次大小取 16 到 64，步数更多、更小。</translation>
    </message>
    <message>
        <source>Begin anew with a learning rate of about {lower:g}.</source>
        <translation>请用约 {lower:g} 的学习率重新开始。</translation>
    </message>
    <message>
        <source>Try {rate:g}; the page Loss has a test that finds a rate for this network.</source>
        <translation>请试试 {rate:g}；“损失”页的测试可以为这个网络找到学习率。</translation>
    </message>
    <message>
        <source>Intensities of 0–1 instead of 0–255 (Normalisation) help, too.</source>
        <translation>用 0–1 代替 0–255 的亮度（归一化）也有帮助。</translation>
    </message>
    <message>
        <source>Begin anew with first weights by He or Xavier.</source>
        <translation>请用 He 或 Xavier 的初始权重重新开始。</translation>
    </message>
    <message>
        <source>{name} holds {count} pictures; number {number} is shown, the others are chosen under Picture, PAGE.</source>
        <translation>{name} 含有 {count} 幅图像；显示的是第 {number} 幅，其他的在“图像”的“页”处选择。</translation>
    </message>
    <message>
        <source>{name} holds {count} pictures; number {number} is shown.</source>
        <translation>{name} 含有 {count} 幅图像；显示的是第 {number} 幅。</translation>
    </message>
    <message>
        <source>The picture has {channels} channels: filters have as many slices now.</source>
        <translation>图像有 {channels} 个通道：滤波器现在也有同样多的切片。</translation>
    </message>
    <message>
        <source>Its highest value is {high} of 65535, as where {bits} bits are stored in 16: it looks dark.</source>
        <translation>它的最大值是 {high}（满值 65535），像是以 16 位存放的 {bits} 位数据：看起来很暗。</translation>
    </message>
    <message>
        <source>The layer&apos;s filters are {size} now, about the same centre: 1 weight other than 0 was cut off. Undo brings it back.</source>
        <translation>该层的滤波器现在是 {size}，中心不变：有 1 个非零权重被裁掉。撤销可以恢复它。</translation>
    </message>
    <message>
        <source>The layer&apos;s filters are {size} now, about the same centre: {count} weights other than 0 were cut off. Undo brings them back.</source>
        <translation>该层的滤波器现在是 {size}，中心不变：有 {count} 个非零权重被裁掉。撤销可以恢复它们。</translation>
    </message>
    <message>
        <source>The layer&apos;s other filters are {size} now, too, about the same centre; no weight was lost.</source>
        <translation>该层的其他滤波器现在也是 {size}，中心不变；没有丢失权重。</translation>
    </message>
    <message>
        <source>The filter has the numbers of {name} now.</source>
        <translation>滤波器现在采用 {name} 中的数值。</translation>
    </message>
    <message>
        <source>{count} of the {all} pasted numbers lay outside the filter and were left out.</source>
        <translation>粘贴的 {all} 个数中有 {count} 个在滤波器之外，没有放入。</translation>
    </message>
    <message>
        <source>For an input of {size}, layers {layers} get {count} weights that must be learned anew; a training of the network ends. Undo brings everything back.</source>
        <translation>若输入为 {size}，第 {layers} 层将得到 {count} 个需要重新学习的权重；网络的训练随之结束。撤销可恢复一切。</translation>
    </message>
    <message>
        <source>For an input of {size}, layer {layers} gets {count} weights that must be learned anew; a training of the network ends. Undo brings everything back.</source>
        <translation>若输入为 {size}，第 {layers} 层将得到 {count} 个需要重新学习的权重；网络的训练随之结束。撤销可恢复一切。</translation>
    </message>
    <message>
        <source>For an input of {size}, all weights stay as they are; a training of the network ends. Undo brings it back.</source>
        <translation>若输入为 {size}，所有权重保持不变；网络的训练随之结束。撤销可恢复。</translation>
    </message>
    <message>
        <source>The pictures are being looked through.</source>
        <translation>正在查看图像。</translation>
    </message>
    <message>
        <source>There are no pictures to train on yet.</source>
        <translation>还没有可用于训练的图像。</translation>
    </message>
    <message>
        <source>The network takes pictures of {here}, and the data have {there}. All weights would stay as they are.</source>
        <translation>网络接受 {here} 的图像，而数据是 {there}。所有权重都会保持不变。</translation>
    </message>
    <message>
        <source>The network takes {there} from then on.</source>
        <translation>此后网络接受 {there}。</translation>
    </message>
    <message>
        <source>The network takes pictures of {here}, and the data have {there}: {count} weights of layer {layers} would have to be learned anew.</source>
        <translation>网络接受 {here} 的图像，而数据是 {there}：第 {layers} 层的 {count} 个权重需要重新学习。</translation>
    </message>
    <message>
        <source>Layer {layers} gets new weights; undo brings the old back.</source>
        <translation>第 {layers} 层将得到新的权重；撤销可恢复原来的权重。</translation>
    </message>
    <message>
        <source>The network takes pictures of {here}, and the data have {there}: {count} weights of layers {layers} would have to be learned anew.</source>
        <translation>网络接受 {here} 的图像，而数据是 {there}：第 {layers} 层的 {count} 个权重需要重新学习。</translation>
    </message>
    <message>
        <source>Layers {layers} get new weights; undo brings the old ones back.</source>
        <translation>第 {layers} 层将得到新的权重；撤销可恢复原来的权重。</translation>
    </message>
    <message>
        <source>{count} held-out pictures are among those trained on, too.</source>
        <translation>有 {count} 幅验证集图像也在训练图像之中。</translation>
    </message>
    <message>
        <source>{name} is of the format {format}, which cannot be read here.</source>
        <translation>{name} 的格式是 {format}，这里无法读取。</translation>
    </message>
    <message>
        <source>Not used: {count} pictures in no class folder.</source>
        <translation>未使用：{count} 幅图像不在任何类别文件夹中。</translation>
    </message>
    <message>
        <source>{training} is trained on; {held_out} is held out.</source>
        <translation>用 {training} 训练；{held_out} 留作验证。</translation>
    </message>
    <message>
        <source>The class {name} is left out: {training} has none of it.</source>
        <translation>类别 {name} 已略去：{training} 中没有它。</translation>
    </message>
    <message>
        <source>Not used: {names}.</source>
        <translation>未使用：{names}。</translation>
    </message>
    <message>
        <source>Numbers of layer {place} are larger than float32 holds (3.4e38): they are infinite, or no number (NaN), and so is what comes of them.</source>
        <translation>第 {place} 层的数值超出了 float32 的范围（3.4e38）：它们变成无穷大或非数（NaN），由它们算出的结果也是如此。</translation>
    </message>
    <message>
        <source>{name} holds a kernel: choose a filter first, then open the file again.</source>
        <translation>{name} 中是卷积核：请先选择一个滤波器，再重新打开该文件。</translation>
    </message>
    <message>
        <source>{name} is the network now; pictures are fitted to {size}.</source>
        <translation>现在的网络是 {name}；图像会按 {size} 适配。</translation>
    </message>
    <message>
        <source>{name} is the stack now, built for {size}.</source>
        <translation>现在的网络是 {name}，按 {size} 构建。</translation>
    </message>
    <message>
        <source>Weights of {name} are in {count} layers now.</source>
        <translation>{name} 的权重现已放入 {count} 层。</translation>
    </message>
    <message>
        <source>Weights of {name} are in {count} layers now. Not: {names}.</source>
        <translation>{name} 的权重现已放入 {count} 层。未放入的有：{names}。</translation>
    </message>
    <message>
        <source>These are {size} numbers: choose a filter first, then give them again.</source>
        <translation>这是 {size} 个数：请先选择一个滤波器，再重新粘贴或拖放。</translation>
    </message>
    <message>
        <source>These are {size} numbers: the weights of the selected filter, perhaps?</source>
        <translation>这是 {size} 个数：要作为所选滤波器的权重吗？</translation>
    </message>
    <message>
        <source>A picture of the numbers was given as well.</source>
        <translation>同时还提供了这些数的图像。</translation>
    </message>
    <message>
        <source>{name} is a folder: its pictures can be trained on, as {data}.</source>
        <translation>{name} 是一个文件夹：其中的图像可作为训练数据（{data}）。</translation>
    </message>
    <message>
        <source>{name} holds neither a network nor a stack: nothing of it is opened.</source>
        <translation>{name} 中既没有已训练网络，也没有网络：未打开任何内容。</translation>
    </message>
    <message>
        <source>The weights in {name} are not for the input that it names.</source>
        <translation>{name} 中的权重与其注明的输入不符。</translation>
    </message>
    <message>
        <source>The weights in {name} fit no picture, be it grey or in colour.</source>
        <translation>{name} 中的权重不适合任何灰度或彩色图像。</translation>
    </message>
    <message>
        <source>{name}: the weights of layer {layers} were cut or grown for {size}.</source>
        <translation>{name}：为适合 {size}，第 {layers} 层的权重已被裁剪或扩充。</translation>
    </message>
    <message>
        <source>{name} names {classes} classes, and the network has {outputs} outputs: they go without.</source>
        <translation>{name} 给出了 {classes} 个类别名称，而网络有 {outputs} 个输出：输出不带名称。</translation>
    </message>
    <message>
        <source>{name} is not laid out as such files are: it cannot be read.</source>
        <translation>{name} 的结构不符合此类文件的要求：无法读取。</translation>
    </message>
    <message>
        <source>The paper is light, but the network learned from bright strokes on dark paper.</source>
        <translation>底色是亮的，但网络学的是暗底色上的亮笔画。</translation>
    </message>
    <message>
        <source>The paper is dark, but the network learned from dark strokes on light paper.</source>
        <translation>底色是暗的，但网络学的是亮底色上的暗笔画。</translation>
    </message>
    <message>
        <source>Left out: {names}: {reason}</source>
        <translation>未使用：{names}：{reason}</translation>
    </message>
    <message>
        <source>{count} {format} pictures cannot be read here and are left out: {names}</source>
        <translation>{count} 幅 {format} 图像在这里无法读取，未使用：{names}</translation>
    </message>
    <message>
        <source>{count} files are left out: {names} — the first: {reason}</source>
        <translation>{count} 个文件未使用：{names}——第一个：{reason}</translation>
    </message>
    <message>
        <source>Colour becomes grey, as bright as it is seen.</source>
        <translation>彩色按视觉亮度转为灰度。</translation>
    </message>
    <message>
        <source>Grey is repeated as red, green and blue.</source>
        <translation>灰度重复为红、绿、蓝三个通道。</translation>
    </message>
    <message>
        <source>The network takes the picture as it is.</source>
        <translation>网络直接使用这幅图像。</translation>
    </message>
    <message>
        <source>Fitted: {picture} is scaled to {laid} in {frame}.</source>
        <translation>适配：{picture} 缩放为 {laid}，置于 {frame} 中。</translation>
    </message>
    <message>
        <source>Cropped: the middle, {cut} of {picture}, is scaled to {laid}.</source>
        <translation>裁剪：取 {picture} 中间的 {cut}，缩放为 {laid}。</translation>
    </message>
    <message>
        <source>Framed: what is drawn, {cut} of {picture}, is scaled to {laid}, its centre of mass in the middle of {frame}.</source>
        <translation>摆放：画出的内容（{picture} 中的 {cut}）缩放为 {laid}，其质心置于 {frame} 的中央。</translation>
    </message>
    <message>
        <source>Framed: what is drawn, {cut} of {picture}, is scaled to {laid} in the middle of {frame}.</source>
        <translation>摆放：画出的内容（{picture} 中的 {cut}）缩放为 {laid}，置于 {frame} 的中央。</translation>
    </message>
    <message>
        <source>The run that is being trained cannot be deleted: stop the training first.</source>
        <translation>正在进行的训练不能删除：请先停止训练。</translation>
    </message>
    <message>
        <source>Deleted: {name}. Undo brings it back.</source>
        <translation>已删除：{name}。撤销可以恢复。</translation>
    </message>
    <message>
        <source>{name} holds {count} pictures; number {number} is taken, and --page takes another.</source>
        <translation>{name} 含有 {count} 幅图像；使用第 {number} 幅，用 --page 可选其他。</translation>
    </message>
    <message>
        <source>{name} has no picture number {number}; it has {count}.</source>
        <translation>{name} 没有第 {number} 幅图像；共有 {count} 幅。</translation>
    </message>
    <message>
        <source>It uses all of its bits: --stretch did nothing.</source>
        <translation>它用到了全部位数：--stretch 没有作用。</translation>
    </message>
    <message>
        <source>Its highest value is {high} of 65535, as where {bits} bits are stored in 16: it is dark, and --stretch spreads them.</source>
        <translation>它的最大值是 65535 中的 {high}，如同 {bits} 位存于 16 位中：图像偏暗，用 --stretch 可拉伸。</translation>
    </message>
    <message>
        <source>What is presented is on the clipboard.</source>
        <translation>演示画面已在剪贴板中。</translation>
    </message>
    <message>
        <source>The figure is on the clipboard.</source>
        <translation>插图已放到剪贴板。</translation>
    </message>
    <message>
        <source>{name} is still being written.</source>
        <translation>{name} 仍在写入。</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <translation>{name} 已保存。</translation>
    </message>
    <message>
        <source>{name} is saved, with {count} of {total} epochs: see Epochs in session files in the menu File.</source>
        <translation>{name} 已保存，含 {total} 轮中的 {count} 轮：见“文件”菜单中的“会话文件中的轮次”。</translation>
    </message>
    <message>
        <source>{name} was not saved, because of an error in the program.</source>
        <translation>{name} 未能保存：程序出现错误。</translation>
    </message>
    <message>
        <source>There is no picture, because of an error in the program.</source>
        <translation>没有图像：程序出现错误。</translation>
    </message>
    <message>
        <source>{name} is damaged: its part {part} is missing.</source>
        <translation>{name} 已损坏：缺少部分 {part}。</translation>
    </message>
    <message>
        <source>{name} is damaged: its part {part} is not as it was written.</source>
        <translation>{name} 已损坏：部分 {part} 与写入时不同。</translation>
    </message>
    <message>
        <source>{name} is damaged: it was cut off, or its end changed.</source>
        <translation>{name} 已损坏：文件被截断，或其末尾已改变。</translation>
    </message>
    <message>
        <source>{name} is damaged: its parts are too long when they are unpacked.</source>
        <translation>{name} 已损坏：解压后各部分过长。</translation>
    </message>
    <message>
        <source>{name} is damaged: no session has a part {part}.</source>
        <translation>{name} 已损坏：会话中没有名为 {part} 的部分。</translation>
    </message>
    <message>
        <source>{name} is damaged: its part {part} is there twice.</source>
        <translation>{name} 已损坏：部分 {part} 出现了两次。</translation>
    </message>
    <message>
        <source>{name} cannot be read: its part {part} is encrypted.</source>
        <translation>无法读取 {name}：部分 {part} 已加密。</translation>
    </message>
    <message>
        <source>{name} cannot be read: its part {part} is compressed in another way than zip files usually are.</source>
        <translation>无法读取 {name}：部分 {part} 的压缩方式不是 zip 文件通常的方式。</translation>
    </message>
    <message>
        <source>{name} is damaged: its part {part} is not as long as it may be.</source>
        <translation>{name} 已损坏：部分 {part} 的长度不符合要求。</translation>
    </message>
    <message>
        <source>{name} is damaged or no session file.</source>
        <translation>{name} 已损坏或不是会话文件。</translation>
    </message>
    <message>
        <source>The input has fewer channels than there are numbers ({count}): the first are used, all kept.</source>
        <translation>输入的通道少于给出的 {count} 个数：只用前面的，全部保留。</translation>
    </message>
    <message>
        <source>Fewer numbers than the {channels} channels of the input: the last stands for more.</source>
        <translation>给出的数少于输入的 {channels} 个通道：其余通道都用最后一个数。</translation>
    </message>
    <message>
        <source>Normalised input</source>
        <translation>归一化后的输入</translation>
    </message>
    <message>
        <source>No picture leaves bits unused: none is stretched.</source>
        <translation>没有图像留有未用的位：不作拉伸。</translation>
    </message>
    <message>
        <source>{bits} bits that are stored in 16 are stretched over all.</source>
        <translation>存放在 16 位中的 {bits} 位数据已拉伸到全部 16 位。</translation>
    </message>
    <message>
        <source>The highest value of the 16-bit pictures is {high} of 65535, as where {bits} bits are stored in 16: they look dark.</source>
        <translation>16 位图像的最大值是 {high}（满值 65535），像是以 16 位存放的 {bits} 位数据：看起来很暗。</translation>
    </message>
    <message>
        <source>The corrections of pictures in {folder} ({count}) do not go along to another folder. Undo brings them back.</source>
        <translation>{folder} 中图像的 {count} 处更正不会用于另一个文件夹。撤销可将其恢复。</translation>
    </message>
    <message>
        <source>The pictures of {folder} look dark: {bits} bits are stored in 16.</source>
        <translation>{folder} 的图像看起来很暗：以 16 位存放的 {bits} 位数据。</translation>
    </message>
    <message>
        <source>A presentation has at most {most} steps.</source>
        <translation>一个演示最多有 {most} 步。</translation>
    </message>
    <message>
        <source>Step {number} has weights that are infinite or no numbers.</source>
        <translation>第 {number} 步的权重中有无穷大或不是数的值。</translation>
    </message>
    <message>
        <source>{name} is damaged: {place} is missing in its {part}.</source>
        <translation>{name} 已损坏：其 {part} 中缺少 {place}。</translation>
    </message>
    <message>
        <source>{name} is damaged: {place} in its {part} is {found} and not {wanted}.</source>
        <translation>{name} 已损坏：其 {part} 中的 {place} 是{found}，而不是{wanted}。</translation>
    </message>
    <message>
        <source>{name} is damaged: its {part} has an unknown entry {entry}.</source>
        <translation>{name} 已损坏：其 {part} 中有未知条目 {entry}。</translation>
    </message>
    <message>
        <source>{name} is damaged: its numbers {array} are not of the type, shape or range that they have to be of.</source>
        <translation>{name} 已损坏：其中的数值 {array} 的类型、形状或范围不对。</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>一个表</translation>
    </message>
    <message>
        <source>a whole number from {least} to {most}</source>
        <translation>从 {least} 到 {most} 的整数</translation>
    </message>
    <message>
        <source>a number from {least} to {most}</source>
        <translation>从 {least} 到 {most} 的数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a text of at most {most} characters</source>
        <translation>最多 {most} 个字符的文本</translation>
    </message>
    <message>
        <source>one of {names}</source>
        <translation>{names} 之一</translation>
    </message>
    <message>
        <source>a list of {least} to {most} entries</source>
        <translation>{least} 到 {most} 项的列表</translation>
    </message>
    <message>
        <source>a list of {most} entries</source>
        <translation>{most} 项的列表</translation>
    </message>
    <message>
        <source>a list of {count}</source>
        <translation>{count} 项的列表</translation>
    </message>
    <message>
        <source>{name} is damaged: {entry} is not to be found in it.</source>
        <translation>{name} 已损坏：其中找不到 {entry}。</translation>
    </message>
    <message>
        <source>{name} is damaged: a value in its {part} cannot stand there.</source>
        <translation>{name} 已损坏：其 {part} 中有一个值不合要求。</translation>
    </message>
    <message>
        <source>{name} cannot be opened: {reason}</source>
        <translation>无法打开 {name}：{reason}</translation>
    </message>
    <message>
        <source>The epochs in {name} could not be unpacked: {reason}.</source>
        <translation>无法解出 {name} 中的轮次：{reason}。</translation>
    </message>
    <message>
        <source>--{name} is for figures: {what} is none.</source>
        <translation>--{name} 用于插图：{what} 不是插图。</translation>
    </message>
    <message>
        <source>examining {bar} {done:,} of {total:,}</source>
        <translation>正在检验 {bar} {done:,}/{total:,}</translation>
    </message>
    <message>
        <source>making the film {bar} {done:,} of {total:,}</source>
        <translation>正在生成动画 {bar} {done:,}/{total:,}</translation>
    </message>
    <message>
        <source>There is no figure {name}: there are {names}.</source>
        <translation>没有名为 {name} 的插图；可用的有：{names}。</translation>
    </message>
    <message>
        <source>{text} is not understood: {form} is, L and C being numbers.</source>
        <translation>无法理解 {text}；应写成 {form}，其中 L 和 C 是数字。</translation>
    </message>
    <message>
        <source>There is no such cell: pin a number of a map first.</source>
        <translation>没有这样的格子：请先固定特征图上的一个数值。</translation>
    </message>
    <message>
        <source>Nothing that was held out has been examined: there is no matrix.</source>
        <translation>验证集尚未检验：没有矩阵。</translation>
    </message>
    <message>
        <source>Layer {number} has no filters.</source>
        <translation>第 {number} 层没有滤波器。</translation>
    </message>
    <message>
        <source>There is no filter {number} of layer {layer}: it has {count}.</source>
        <translation>第 {layer} 层没有滤波器 {number}：它有 {count} 个。</translation>
    </message>
    <message>
        <source>There is no map {number} of layer {layer}: it has {count}.</source>
        <translation>第 {layer} 层没有特征图 {number}：它有 {count} 幅。</translation>
    </message>
    <message>
        <source>Nothing has been trained: there are no curves yet.</source>
        <translation>尚未训练：还没有曲线。</translation>
    </message>
    <message>
        <source>The maps are still being computed.</source>
        <translation>特征图仍在计算中。</translation>
    </message>
    <message>
        <source>Layer {number} has no maps.</source>
        <translation>第 {number} 层没有特征图。</translation>
    </message>
    <message>
        <source>There is no layer {number}: the network has {count}, input is 0.</source>
        <translation>没有第 {number} 层：网络有 {count} 层，输入为 0。</translation>
    </message>
    <message>
        <source>{suffix} is no kind of figure: there are {suffixes}.</source>
        <translation>{suffix} 不是插图的格式；可用的有：{suffixes}。</translation>
    </message>
    <message>
        <source>A picture of {width}×{height} pixels is not made: choose fewer dpi.</source>
        <translation>无法生成 {width}×{height} 像素的图像：请降低 dpi。</translation>
    </message>
    <message>
        <source>There is not enough memory for this picture.</source>
        <translation>内存不足，无法生成此图像。</translation>
    </message>
    <message>
        <source>There is one screen: the maps are in a window of their own.</source>
        <translation>只有一个屏幕：特征图显示在单独的窗口中。</translation>
    </message>
    <message>
        <source>The class sees the maps on {screen}; this window stays with you.</source>
        <translation>学生在 {screen} 上看到特征图；本窗口留给你。</translation>
    </message>
    <message>
        <source>The screen {name} is gone, and with it the second window.</source>
        <translation>屏幕 {name} 已断开，第二个窗口也随之关闭。</translation>
    </message>
    <message>
        <source>The screen {name} is gone. {where}</source>
        <translation>屏幕 {name} 已断开。{where}</translation>
    </message>
    <message>
        <source>Pause the training first: another step has other weights.</source>
        <translation>请先暂停训练：其他步骤的权重不同。</translation>
    </message>
    <message>
        <source>What was changed before this step: undo brings it back.</source>
        <translation>转到此步骤之前所做的更改：撤销可以恢复。</translation>
    </message>
    <message>
        <source>Kept as step {number} of {count}.</source>
        <translation>已保存为步骤 {number}（共 {count} 个）。</translation>
    </message>
    <message>
        <source>The network has no output, so nothing was exported.</source>
        <translation>网络没有输出，因此没有导出任何内容。</translation>
    </message>
    <message>
        <source>{layer} has no form in code or ONNX yet, so nothing was exported.</source>
        <translation>{layer}还不能写成代码或 ONNX，因此没有导出任何内容。</translation>
    </message>
    <message>
        <source>{layer} has weights that are infinite or no numbers: not exported.</source>
        <translation>{layer} 的权重含有无穷大或非数值：未导出。</translation>
    </message>
    <message>
        <source>{name} is damaged or no ONNX file.</source>
        <translation>{name} 已损坏或不是 ONNX 文件。</translation>
    </message>
    <message>
        <source>{name} has its weights in other files: only models of one file are read.</source>
        <translation>{name} 的权重在其他文件中：只能读取单个文件的模型。</translation>
    </message>
    <message>
        <source>{name} has weights that are infinite or no numbers.</source>
        <translation>{name} 的权重含有无穷大或非数值。</translation>
    </message>
    <message>
        <source>ONNX needs packages that are not installed. Run: pip install {packages}</source>
        <translation>ONNX 需要尚未安装的软件包。请运行：pip install {packages}</translation>
    </message>
    <message>
        <source>An ONNX file holds at most 2 GB, and the weights are {size:.1f} GB.</source>
        <translation>ONNX 文件最多 2 GB，而权重有 {size:.1f} GB。</translation>
    </message>
    <message>
        <source>onnxruntime cannot compute the network: {reason}. Not exported.</source>
        <translation>onnxruntime 无法计算该网络：{reason}。未导出。</translation>
    </message>
    <message>
        <source>onnxruntime computes other numbers, by up to {difference:.2g}: not exported.</source>
        <translation>onnxruntime 算出的数值不同，最多相差 {difference:.2g}：未导出。</translation>
    </message>
    <message>
        <source>{name}: {node} has no layer here. Networks are read whose layers, of kinds that are here, follow one another.</source>
        <translation>{name}：{node} 在这里没有对应的层。只能读取由这里已有的层依次相连而成的网络。</translation>
    </message>
    <message>
        <source>{name}: the weights of {node} are not for what reaches it.</source>
        <translation>{name}：{node} 的权重与到达它的数据不匹配。</translation>
    </message>
    <message>
        <source>{name} has several inputs or outputs: one of each can be read.</source>
        <translation>{name} 有多个输入或输出：只能读取各有一个的模型。</translation>
    </message>
    <message>
        <source>{name} does not take grey or colour pictures of one size, channels × height × width.</source>
        <translation>{name} 的输入不是固定尺寸的灰度或彩色图像（通道 × 高 × 宽）。</translation>
    </message>
    <message>
        <source>The work of {when} is thrown away.</source>
        <translation>{when} 的工作已丢弃。</translation>
    </message>
    <message>
        <source>Work that is left from {when} cannot be opened: {reason}</source>
        <translation>留有 {when} 时的工作，但无法打开：{reason}</translation>
    </message>
    <message>
        <source>Work that no file has is left from {when}: {name}, with {layers} layers.</source>
        <translation>留有 {when} 时未存入文件的工作：{name}，{layers} 层。</translation>
    </message>
    <message>
        <source>Work that no file has is left from {when}: {name}, with 1 layer.</source>
        <translation>留有 {when} 时未存入文件的工作：{name}，1 层。</translation>
    </message>
    <message>
        <source>No copy is kept against a crash: {reason}</source>
        <translation>无法保留防崩溃副本：{reason}</translation>
    </message>
    <message>
        <source>The weights are for other pictures than the data&apos;s.</source>
        <translation>权重是为与数据不同的图像准备的。</translation>
    </message>
    <message>
        <source>{name} holds no weights.</source>
        <translation>{name} 中没有权重。</translation>
    </message>
    <message>
        <source>{name} holds no plain state dict: tensors by name are read, and no objects.</source>
        <translation>{name} 不是单纯的 state dict：只读取按名称存放的张量，不读取对象。</translation>
    </message>
    <message>
        <source>No layer has weights of the shapes in {name}: {names}.</source>
        <translation>没有哪一层的权重形状与 {name} 中的相同：{names}。</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} 已写好。</translation>
    </message>
    <message>
        <source>{name} is written, and {other} beside it.</source>
        <translation>{name} 已写好，旁边还有 {other}。</translation>
    </message>
    <message>
        <source>{name} was not written: it was given up.</source>
        <translation>{name} 未写入：已放弃。</translation>
    </message>
    <message>
        <source>{name} was not written, because of an error in the program.</source>
        <translation>{name} 未能写出，因为程序出错。</translation>
    </message>
    <message>
        <source>The weights that this training began with are not in the file: a reset begins with those of now.</source>
        <translation>文件中没有这次训练开始时的权重：重置时将从现在的权重开始。</translation>
    </message>
    <message>
        <source>{count} of {total} epochs of the training are left after the crash: the others can no longer be looked back at. The curves are whole.</source>
        <translation>崩溃后，训练的 {total} 个轮次中还剩 {count} 个：其余的无法再回看。曲线是完整的。</translation>
    </message>
    <message>
        <source>The session is on the clipboard, {count} characters of text.</source>
        <translation>会话已作为 {count} 个字符的文本放入剪贴板。</translation>
    </message>
    <message>
        <source>The session is on the clipboard, {count} characters of text, without {parts}: a file has that.</source>
        <translation>会话已作为 {count} 个字符的文本放入剪贴板，不含{parts}：文件中才有。</translation>
    </message>
    <message>
        <source>As text, a session has a sample picture: choose one, or save it.</source>
        <translation>文本形式的会话只能使用示例图像：请选择一幅，或保存为文件。</translation>
    </message>
    <message>
        <source>A network of {count} weights is too large for a text: save the session as a file.</source>
        <translation>含 {count} 个权重的网络太大，不能写成文字：请把会话保存为文件。</translation>
    </message>
    <message>
        <source>The session takes {count} characters as text, more than {most}: save it as a file.</source>
        <translation>会话作为文本需 {count} 个字符，超过 {most}：请保存为文件。</translation>
    </message>
    <message>
        <source>{first}</source>
        <translation>{first}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first}和{second}</translation>
    </message>
    <message>
        <source>{first}, {second} and {third}</source>
        <translation>{first}、{second}和{third}</translation>
    </message>
    <message>
        <source>The clipboard holds no session as text.</source>
        <translation>剪贴板中没有文本形式的会话。</translation>
    </message>
    <message>
        <source>The session in the text is damaged: copy all of it again.</source>
        <translation>文本中的会话已损坏：请重新完整复制。</translation>
    </message>
    <message>
        <source>applying {bar} {done:,} of {total:,}</source>
        <translation>正在处理 {bar} {done:,}/{total:,}</translation>
    </message>
    <message>
        <source>There are no pictures in {names}.</source>
        <translation>{names} 中没有图像。</translation>
    </message>
    <message>
        <source>{count} pictures are applied, {broken} passed over.</source>
        <translation>已处理 {count} 幅图像，跳过 {broken} 幅。</translation>
    </message>
    <message>
        <source>{count} picture is applied, {broken} passed over.</source>
        <translation>已处理 {count} 幅图像，跳过 {broken} 幅。</translation>
    </message>
    <message>
        <source>The results cannot lie among the pictures of {folder}: the next time they would be taken for pictures.</source>
        <translation>结果不能放在 {folder} 的图像之中：否则下次会被当作图像。</translation>
    </message>
    <message>
        <source>No window slides over the input of layer {number}.</source>
        <translation>第 {number} 层的输入上没有滑动的窗口。</translation>
    </message>
    <message>
        <source>There are no epochs of a training to be shown.</source>
        <translation>没有可显示的训练轮次。</translation>
    </message>
    <message>
        <source>No layer has filters.</source>
        <translation>没有带滤波器的层。</translation>
    </message>
    <message>
        <source>The network has other layers now than the training had.</source>
        <translation>网络现在的层与训练时不同。</translation>
    </message>
    <message>
        <source>The session has no data to train on, and to hold out.</source>
        <translation>会话中没有可用于训练和验证的数据。</translation>
    </message>
    <message>
        <source>Nothing is held out of the data of this session.</source>
        <translation>此会话的数据中没有留作验证的部分。</translation>
    </message>
    <message>
        <source>The network does not end in the {count} classes of the data.</source>
        <translation>网络的输出不是数据的 {count} 个类别。</translation>
    </message>
    <message>
        <source>The weights of the network are not for pictures of {channels}×{height}×{width}, as the data has them: train it on them first.</source>
        <translation>网络的权重不是为数据中 {channels}×{height}×{width} 的图像准备的：请先用这些数据训练它。</translation>
    </message>
    <message>
        <source>These are too many numbers for .csv: write a .npy file.</source>
        <translation>数值太多，不适合 .csv：请写成 .npy 文件。</translation>
    </message>
    <message>
        <source>Pictures of {width}×{height} pixels are too large for a {suffix} file, which has at most {most} a side: choose fewer dpi.</source>
        <translation>{width}×{height} 像素的图像对 {suffix} 文件太大，每边最多 {most} 像素：请降低 dpi。</translation>
    </message>
    <message>
        <source>A film of {count} pictures of {width}×{height} is not made.</source>
        <translation>无法生成 {count} 幅 {width}×{height} 图像的动画。</translation>
    </message>
    <message>
        <source>MP4 is written by imageio-ffmpeg, which is not installed; GIF and WebP need nothing more.</source>
        <translation>MP4 由 imageio-ffmpeg 写出，但它未安装；GIF 和 WebP 不需要其他软件。</translation>
    </message>
    <message>
        <source>The film was not made: the disk with the folder for temporary files, {folder}, is full.</source>
        <translation>未生成动画：临时文件夹 {folder} 所在的磁盘已满。</translation>
    </message>
    <message>
        <source>ffmpeg could not make this film: choose fewer dpi, GIF or WebP.</source>
        <translation>ffmpeg 无法生成此动画：请降低 dpi，或改用 GIF 或 WebP。</translation>
    </message>
    <message>
        <source>The film was given up.</source>
        <translation>已放弃动画。</translation>
    </message>
    <message>
        <source>There is no folder {folder}, and it cannot be made: {reason}.</source>
        <translation>没有文件夹 {folder}，也无法建立：{reason}。</translation>
    </message>
    <message>
        <source>No program shows folders here; it is {folder}.</source>
        <translation>这里没有能显示文件夹的程序；文件夹是 {folder}。</translation>
    </message>
    <message>
        <source>No menu of a desktop can hold {path}: rename its folder.</source>
        <translation>桌面的菜单无法记录 {path}：请给它所在的文件夹改名。</translation>
    </message>
    <message>
        <source>Menus are filled in this way on Linux alone.</source>
        <translation>只有在 Linux 上才能这样添加到菜单。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>1 or 3 channels</source>
        <translation>1 或 3 个通道</translation>
    </message>
    <message>
        <source>data of a kind of their own</source>
        <translation>种类各不相同的数据</translation>
    </message>
    <message>
        <source>empty, as no drawings are trained on</source>
        <translation>空，因为没有用手绘图训练</translation>
    </message>
    <message>
        <source>a number of its own</source>
        <translation>不重复的数</translation>
    </message>
    <message>
        <source>null, as the layer has no filters</source>
        <translation>null，因为该层没有滤波器</translation>
    </message>
    <message>
        <source>the settings of a preset</source>
        <translation>某个预设的参数</translation>
    </message>
    <message>
        <source>a table of at most {most} characters</source>
        <translation>最多 {most} 个字符的表</translation>
    </message>
    <message>
        <source>a layer with numbers of its own</source>
        <translation>有自己数值的层</translation>
    </message>
    <message>
        <source>runs of which each has a key of its own</source>
        <translation>各有自己的键的各次训练</translation>
    </message>
    <message>
        <source>the runs up to where the training stands</source>
        <translation>训练到目前为止的各次训练</translation>
    </message>
    <message>
        <source>a text and the values in it</source>
        <translation>文本及其中的值</translation>
    </message>
    <message>
        <source>This layer has one map: there are no others to choose.</source>
        <translation>这一层只有一幅特征图：没有别的可选。</translation>
    </message>
    <message>
        <source>There is not enough memory for the maps of this side.</source>
        <translation>内存不足，无法计算这一侧的特征图。</translation>
    </message>
    <message>
        <source>There is no such layer here: choose another.</source>
        <translation>这里没有这一层：请另选一层。</translation>
    </message>
    <message>
        <source>What was held was held by the window, and is in no file: choose another.</source>
        <translation>保持的内容只在窗口中，不在任何文件里：请另选一个。</translation>
    </message>
    <message>
        <source>There is no step {number} any more: choose another.</source>
        <translation>步骤 {number} 已不存在：请另选一个。</translation>
    </message>
    <message>
        <source>Nothing was trained, so that there is no epoch {number}.</source>
        <translation>还没有训练过，所以没有第 {number} 轮。</translation>
    </message>
    <message>
        <source>Epoch {number} is not kept any more: choose another.</source>
        <translation>第 {number} 轮已不再保存：请选择另一轮。</translation>
    </message>
    <message>
        <source>The network has other layers now than in epoch {number}: choose another.</source>
        <translation>网络现在的层与第 {number} 轮时不同：请另选一轮。</translation>
    </message>
    <message>
        <source>Layers at the end would not help.</source>
        <translation>在末尾添加层无济于事。</translation>
    </message>
    <message>
        <source>picture {number}</source>
        <translation>图像 {number}</translation>
    </message>
    <message>
        <source>There is no such run any more: choose another.</source>
        <translation>这次训练已不存在：请另选一次。</translation>
    </message>
    <message>
        <source>{name} has no runs: nothing was trained in that session.</source>
        <translation>{name} 中没有训练：那个会话没有训练过。</translation>
    </message>
    <message>
        <source>another picture</source>
        <translation>另一幅图像</translation>
    </message>
    <message>
        <source>the picture at {b} instead of {a}</source>
        <translation>图像为 {b}，而不是 {a}</translation>
    </message>
    <message>
        <source>other channels or intensities</source>
        <translation>通道或亮度范围不同</translation>
    </message>
    <message>
        <source>{b} layers instead of {a}</source>
        <translation>{b} 层，而不是 {a} 层</translation>
    </message>
    <message>
        <source>layer {number} is {layer} instead of {before}</source>
        <translation>第 {number} 层是{layer}，而不是{before}</translation>
    </message>
    <message>
        <source>layer {number}, {layer}, is switched off</source>
        <translation>第 {number} 层（{layer}）已关闭</translation>
    </message>
    <message>
        <source>layer {number}, {layer}, is switched on</source>
        <translation>第 {number} 层（{layer}）已开启</translation>
    </message>
    <message>
        <source>layer {number}, {layer}: another {setting}</source>
        <translation>第 {number} 层（{layer}）：{setting}不同</translation>
    </message>
    <message>
        <source>layer {number}, {layer}: other weights</source>
        <translation>第 {number} 层（{layer}）：权重不同</translation>
    </message>
    <message>
        <source>layer {number}, {layer}: {count} filters instead of {before}</source>
        <translation>第 {number} 层（{layer}）：{count} 个滤波器，而不是 {before} 个</translation>
    </message>
    <message>
        <source>layer {number}, {layer}: other weights in {count} of {all}</source>
        <translation>第 {number} 层（{layer}）：{all} 个中有 {count} 个权重不同</translation>
    </message>
    <message>
        <source>{name}: {node} pools maps with more than zeros around them, which poolings here do not have.</source>
        <translation>{name}：{node} 对四周不只有零的特征图做池化，这里的池化没有这种填充。</translation>
    </message>
    <message>
        <source>The network has {count} outputs: there is no number {number}.</source>
        <translation>网络有 {count} 个输出：没有第 {number} 号。</translation>
    </message>
    <message>
        <source>projecting units {bar} {done:,} of {total:,}</source>
        <translation>正在投影单元 {bar} {done:,}/{total:,}</translation>
    </message>
    <message>
        <source>No picture could be read.</source>
        <translation>没有一幅图像可以读取。</translation>
    </message>
    <message>
        <source>The layer has {count} units: there is no number {number}.</source>
        <translation>该层有 {count} 个单元：没有第 {number} 号。</translation>
    </message>
    <message>
        <source>The layer is not before what is asked about.</source>
        <translation>该层不在所问的数之前。</translation>
    </message>
    <message>
        <source>No layer of the network has maps.</source>
        <translation>网络中没有带特征图的层。</translation>
    </message>
    <message>
        <source>One picture can be explained at a time.</source>
        <translation>一次只能解释一幅图像。</translation>
    </message>
    <message>
        <source>--unit needs --layer: of which layer is it one?</source>
        <translation>--unit 需要 --layer：它是哪一层的单元？</translation>
    </message>
    <message>
        <source>The picture is a blank sheet: there is nothing to explain.</source>
        <translation>图像是空白画布：没有可解释的。</translation>
    </message>
    <message>
        <source>No layer of the network has a number of outputs to set.</source>
        <translation>网络中没有可设置输出个数的层。</translation>
    </message>
    <message>
        <source>{name} has no layer {layer}; there are {layers}.</source>
        <translation>{name} 没有层 {layer}；有 {layers}。</translation>
    </message>
    <message>
        <source>The weights of {name}: {size} MB, {licence}, from {source} ({address}).</source>
        <translation>{name} 的权重：{size} MB，{licence}，来自 {source}（{address}）。</translation>
    </message>
    <message>
        <source>The weights of {name} are random numbers: it has learned nothing yet.</source>
        <translation>{name} 的权重是随机数：它还什么都没学。</translation>
    </message>
    <message>
        <source>No safe file of the weights of {name} is known.</source>
        <translation>尚不知有 {name} 权重的安全文件。</translation>
    </message>
    <message>
        <source>downloading {bar} {done:,} of {total:,} bytes</source>
        <translation>正在下载 {bar} {done:,}/{total:,} 字节</translation>
    </message>
    <message>
        <source>{name} is no published network; there are {names}.</source>
        <translation>{name} 不是已发布的网络；有 {names}。</translation>
    </message>
    <message>
        <source>Stopped: what arrived is kept; start again to go on.</source>
        <translation>已停止：已收到的部分保留着；再次开始即可继续。</translation>
    </message>
    <message>
        <source>They are in {folder}.</source>
        <translation>它们在 {folder} 中。</translation>
    </message>
    <message>
        <source>making the picture {bar} step {done:,} of {total:,}</source>
        <translation>正在生成图像 {bar} 第 {done:,}/{total:,} 步</translation>
    </message>
    <message>
        <source>--output must end in .png.</source>
        <translation>--output 必须以 .png 结尾。</translation>
    </message>
    <message>
        <source>No layer before it has units to look for anything.</source>
        <translation>在它之前没有带单元的层，无法查看它在寻找什么。</translation>
    </message>
    <message>
        <source>The last layer is new: {classes} outputs, one a class. Training changes {trained} of {count} layers that have weights.</source>
        <translation>最后一层是新的：{classes} 个输出，每类一个。训练会改变 {count} 个带权重的层中的 {trained} 个。</translation>
    </message>
    <message>
        <source>The last layer has these {classes} classes already and goes on. Training changes {trained} of {count} layers that have weights.</source>
        <translation>最后一层已经有这 {classes} 个类别，继续使用。训练会改变 {count} 个带权重的层中的 {trained} 个。</translation>
    </message>
    <message>
        <source>--frozen and --fine-tune both say which layers stay.</source>
        <translation>--frozen 和 --fine-tune 都在说明哪些层保持不变。</translation>
    </message>
    <message>
        <source>The network is not for pictures of {height}×{width}×{channels}: say --size and --colour.</source>
        <translation>该网络不适用于 {height}×{width}×{channels} 的图像：请给出 --size 和 --colour。</translation>
    </message>
    <message>
        <source>Say which network to fine-tune with --stack.</source>
        <translation>请用 --stack 说明要微调哪个网络。</translation>
    </message>
    <message>
        <source>No layer of the network has weights to learn anew.</source>
        <translation>网络中没有带权重、可重新学习的层。</translation>
    </message>
    <message>
        <source>After the items of a step there is no more text of it.</source>
        <translation>步骤的条目之后不能再有该步骤的正文。</translation>
    </message>
    <message>
        <source>A lesson begins with a line of three hyphens, and its head.</source>
        <translation>课程以一行三个连字符开头，接着是头部。</translation>
    </message>
    <message>
        <source>A line of the head is a key, a colon and a value.</source>
        <translation>头部的每一行由键、冒号和值组成。</translation>
    </message>
    <message>
        <source>The head does not end: a line of three hyphens is missing.</source>
        <translation>头部没有结束：缺少一行三个连字符。</translation>
    </message>
    <message>
        <source>There is no change {name}; there are {names}.</source>
        <translation>没有名为 {name} 的改动；可用的有 {names}。</translation>
    </message>
    <message>
        <source>There is no place {place} here.</source>
        <translation>这里没有位置 {place}。</translation>
    </message>
    <message>
        <source>There is no kind of layer {name}; there are {names}.</source>
        <translation>没有名为 {name} 的层类型；可用的有 {names}。</translation>
    </message>
    <message>
        <source>set is followed by a path, = and a value.</source>
        <translation>set 之后是路径、= 和值。</translation>
    </message>
    <message>
        <source>{path} follows from others and cannot be set.</source>
        <translation>{path} 由其他值得出，不能设定。</translation>
    </message>
    <message>
        <source>There is no check {name}; there are {names}.</source>
        <translation>没有名为 {name} 的检查；可用的有 {names}。</translation>
    </message>
    <message>
        <source>any is followed by two to {most} other checks with &quot;or&quot; between.</source>
        <translation>any 之后是 2 到 {most} 个其他检查，之间写 or。</translation>
    </message>
    <message>
        <source>{text} is no comparison, as {example} is one.</source>
        <translation>{text} 不是比较；{example} 才是。</translation>
    </message>
    <message>
        <source>{path} is no number, so {sign} says nothing of it.</source>
        <translation>{path} 不是数，不能用 {sign} 比较。</translation>
    </message>
    <message>
        <source>{path} is no number and has no tolerance.</source>
        <translation>{path} 不是数，没有容差。</translation>
    </message>
    <message>
        <source>A tolerance is not negative.</source>
        <translation>容差不能为负。</translation>
    </message>
    <message>
        <source>Line {line}: {sentence}</source>
        <translation>第 {line} 行：{sentence}</translation>
    </message>
    <message>
        <source>The step is done before it begins.</source>
        <translation>这一步在开始之前就已完成。</translation>
    </message>
    <message>
        <source>It cannot be shown: {reason}</source>
        <translation>无法演示：{reason}</translation>
    </message>
    <message>
        <source>“Show me” does not do the step.</source>
        <translation>“演示给我看”没有完成这一步。</translation>
    </message>
    <message>
        <source>The goal is reached at the start.</source>
        <translation>一开始就达到了目标。</translation>
    </message>
    <message>
        <source>It is said to work, and fails.</source>
        <translation>说是有用，其实没用。</translation>
    </message>
    <message>
        <source>It is said to fail, and works.</source>
        <translation>说是没用，其实有用。</translation>
    </message>
    <message>
        <source>There is no path {text}. Nearest: {names}; docs/lessons.md lists all.</source>
        <translation>没有路径 {text}。最接近的：{names}；docs/lessons.md 列出了全部。</translation>
    </message>
    <message>
        <source>There is no path {text}; docs/lessons.md lists them all.</source>
        <translation>没有路径 {text}；全部路径见 docs/lessons.md。</translation>
    </message>
    <message>
        <source>There is no filter preset {name}.</source>
        <translation>没有名为 {name} 的预设滤波器。</translation>
    </message>
    <message>
        <source>The rows of a filter have equally many numbers.</source>
        <translation>滤波器各行的数字必须一样多。</translation>
    </message>
    <message>
        <source>There is no {path} here.</source>
        <translation>这里没有 {path}。</translation>
    </message>
    <message>
        <source>The layer has no setting {name}.</source>
        <translation>该层没有名为 {name} 的设置。</translation>
    </message>
    <message>
        <source>{text} is neither gray nor rgb.</source>
        <translation>{text} 既不是 gray 也不是 rgb。</translation>
    </message>
    <message>
        <source>{text} is neither unit nor byte.</source>
        <translation>{text} 既不是 unit 也不是 byte。</translation>
    </message>
    <message>
        <source>A cell is four numbers: layer, map, row and column.</source>
        <translation>单元格由四个数表示：层、特征图、行和列。</translation>
    </message>
    <message>
        <source>A unit is two numbers: its layer, and its own.</source>
        <translation>一个单元是两个数：所在的层，以及它自己的编号。</translation>
    </message>
    <message>
        <source>There is no place {name} in the window. Nearest: {names}; docs/lessons.md lists all.</source>
        <translation>窗口中没有位置 {name}。最接近的：{names}；docs/lessons.md 列出了全部。</translation>
    </message>
    <message>
        <source>There is no place {name} in the window; there are {names}.</source>
        <translation>窗口中没有位置 {name}；可用的有 {names}。</translation>
    </message>
    <message>
        <source>{name} is no lesson. {mistake}</source>
        <translation>{name} 不是课程。{mistake}</translation>
    </message>
    <message>
        <source>There is no step: ## and a heading.</source>
        <translation>没有步骤：应有 ## 和标题。</translation>
    </message>
    <message>
        <source>A lesson has at most {most} steps.</source>
        <translation>一节课最多有 {most} 个步骤。</translation>
    </message>
    <message>
        <source>The notes have more than {most} characters.</source>
        <translation>教师说明超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>The head has no {key}; it has {keys}.</source>
        <translation>头部没有键 {key}；可用的有 {keys}。</translation>
    </message>
    <message>
        <source>{key} stands there twice.</source>
        <translation>{key} 出现了两次。</translation>
    </message>
    <message>
        <source>A lesson opens one of stack, start and network.</source>
        <translation>一节课只打开一个网络：stack、start 和 network 中的一个。</translation>
    </message>
    <message>
        <source>{key} is missing in the head.</source>
        <translation>头部缺少 {key}。</translation>
    </message>
    <message>
        <source>HTML and pictures are not shown; take it out.</source>
        <translation>不会显示 HTML 和图像；请删去。</translation>
    </message>
    <message>
        <source>A heading has 1 to {most} characters.</source>
        <translation>标题为 1 到 {most} 个字符。</translation>
    </message>
    <message>
        <source>The step has no text.</source>
        <translation>这一步没有正文。</translation>
    </message>
    <message>
        <source>The step&apos;s text has more than {most} characters.</source>
        <translation>这一步的正文超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>{row} is no row of the list, A1 to A26.</source>
        <translation>{row} 不是列表中的行（A1 到 A26）。</translation>
    </message>
    <message>
        <source>load is followed by stack, start or network, and a name.</source>
        <translation>load 后面应为 stack、start 或 network，再加这个网络的名称。</translation>
    </message>
    <message>
        <source>There is no {name}; there are {names}.</source>
        <translation>没有 {name}；可用的有 {names}。</translation>
    </message>
    <message>
        <source>The file has {count} bytes; a lesson has at most {most}.</source>
        <translation>文件有 {count} 字节；课程最多 {most} 字节。</translation>
    </message>
    <message>
        <source>The file is UTF-16; save it as UTF-8.</source>
        <translation>文件是 UTF-16；请存为 UTF-8。</translation>
    </message>
    <message>
        <source>This is no UTF-8; save the file as UTF-8.</source>
        <translation>这里不是 UTF-8；请将文件存为 UTF-8。</translation>
    </message>
    <message>
        <source>The file has {count} lines; a lesson has at most {most}.</source>
        <translation>文件有 {count} 行；课程最多 {most} 行。</translation>
    </message>
    <message>
        <source>The line has {count} characters; at most {most} are read.</source>
        <translation>该行有 {count} 个字符；最多读取 {most} 个。</translation>
    </message>
    <message>
        <source>The character {code} is no text; take it out.</source>
        <translation>字符 {code} 不是文字；请删去。</translation>
    </message>
    <message>
        <source>A step has no {key}; it has {keys}.</source>
        <translation>步骤没有键 {key}；可用的有 {keys}。</translation>
    </message>
    <message>
        <source>{name} is no recipe. {mistake}</source>
        <translation>{name} 不是配方。{mistake}</translation>
    </message>
    <message>
        <source>There is no goal: ## and a heading.</source>
        <translation>没有目标：## 和标题。</translation>
    </message>
    <message>
        <source>A recipe has 1 to {most} goals.</source>
        <translation>一个配方有 1 到 {most} 个目标。</translation>
    </message>
    <message>
        <source>A recipe has at most {most} ways.</source>
        <translation>一个配方最多有 {most} 个做法。</translation>
    </message>
    <message>
        <source>A recipe has a way that works and one that fails.</source>
        <translation>配方要有一个有用的做法和一个没用的做法。</translation>
    </message>
    <message>
        <source>A way is known to work or to fail, once.</source>
        <translation>一个做法要写明有用或没用，只写一次。</translation>
    </message>
    <message>
        <source>A way needs show: what is set.</source>
        <translation>做法需要 show：设置什么。</translation>
    </message>
    <message>
        <source>There is no {key} here; there are {keys}.</source>
        <translation>这里没有 {key}；有 {keys}。</translation>
    </message>
    <message>
        <source>A step has at most {most} items.</source>
        <translation>一个步骤最多有 {most} 个条目。</translation>
    </message>
    <message>
        <source>goal is followed by a comparison, | and a sentence.</source>
        <translation>goal 后面是比较、| 和一句话。</translation>
    </message>
    <message>
        <source>What is compared with no number has no start.</source>
        <translation>不与数比较的，没有起点。</translation>
    </message>
    <message>
        <source>{start} does not lie before the goal.</source>
        <translation>{start} 不在目标之前。</translation>
    </message>
    <message>
        <source>known is followed by works or fails.</source>
        <translation>known 后面是 works 或 fails。</translation>
    </message>
    <message>
        <source>A question needs ask, option or number, reveal.</source>
        <translation>问题需要 ask、option 或 number、reveal。</translation>
    </message>
    <message>
        <source>A question has options or a number, not both.</source>
        <translation>问题要么有选项，要么有数字，不能两者都有。</translation>
    </message>
    <message>
        <source>Of two or more options one is right.</source>
        <translation>两个或更多选项中恰有一个正确。</translation>
    </message>
    <message>
        <source>A step with a check needs {key}, too.</source>
        <translation>有检查的步骤还需要 {key}。</translation>
    </message>
    <message>
        <source>Without a check there is nothing to miss.</source>
        <translation>没有检查，就谈不上未完成。</translation>
    </message>
    <message>
        <source>There are {count} headings; the recipe has {wanted}.</source>
        <translation>有 {count} 个标题；配方有 {wanted} 个。</translation>
    </message>
    <message>
        <source>A sentence has 1 to {most} characters.</source>
        <translation>一句话为 1 到 {most} 个字符。</translation>
    </message>
    <message>
        <source>There are {count} goals; the recipe has {wanted}.</source>
        <translation>有 {count} 个目标；配方有 {wanted} 个。</translation>
    </message>
    <message>
        <source>when is followed by a check, | and a sentence.</source>
        <translation>when 之后是检查、| 和一句话。</translation>
    </message>
    <message>
        <source>option is followed by right or wrong, |, answer, |, reply.</source>
        <translation>option 之后是 right 或 wrong、|、答案、|、回应。</translation>
    </message>
    <message>
        <source>{text} is not a number.</source>
        <translation>{text} 不是数字。</translation>
    </message>
    <message>
        <source>{text} is not a whole number from {low} to {high}.</source>
        <translation>{text} 不是 {low} 到 {high} 之间的整数。</translation>
    </message>
    <message>
        <source>{text} is neither yes nor no.</source>
        <translation>{text} 既不是 yes 也不是 no。</translation>
    </message>
    <message>
        <source>The head of a translation has the title alone, not {key}.</source>
        <translation>译文的头部只有 title，没有 {key}。</translation>
    </message>
    <message>
        <source>There are {count} steps; the lesson has {wanted}.</source>
        <translation>有 {count} 个步骤；课程有 {wanted} 个。</translation>
    </message>
    <message>
        <source>A translation has texts alone, and {key} is none.</source>
        <translation>译文只含文字，而 {key} 不是文字。</translation>
    </message>
    <message>
        <source>option is an answer, | and what is said to it.</source>
        <translation>option 是答案、| 和对它的回应。</translation>
    </message>
    <message>
        <source>The step needs a heading, and a text up to {most} characters.</source>
        <translation>步骤需要标题和最多 {most} 个字符的正文。</translation>
    </message>
    <message>
        <source>The step has {count} times {key}; the lesson has {wanted}.</source>
        <translation>这一步有 {count} 个 {key}；课程有 {wanted} 个。</translation>
    </message>
    <message>
        <source>By summing what {name} says of the classes that were named, {share} % of the {count} pictures held out are right.</source>
        <translation>把 {name} 对所列类别给出的概率相加，{count} 幅验证集图像中有 {share} % 判断正确。</translation>
    </message>
    <message>
        <source>--sum needs --fine-tune: which network is summed?</source>
        <translation>--sum 需要 --fine-tune：要对哪个网络求和？</translation>
    </message>
    <message>
        <source>--sum is needed for each class of the data: {names}.</source>
        <translation>数据的每个类别都需要 --sum：{names}。</translation>
    </message>
    <message>
        <source>{text} does not say outputs such as cats=281-285,287.</source>
        <translation>{text} 没有像 cats=281-285,287 那样写明输出。</translation>
    </message>
    <message>
        <source>There is no camera on this computer.</source>
        <translation>这台计算机没有摄像头。</translation>
    </message>
    <message>
        <source>The camera {name} was let go, because of an error in the program.</source>
        <translation>摄像头 {name} 已释放：程序出现错误。</translation>
    </message>
    <message>
        <source>The camera {name} gives pictures that cannot be read.</source>
        <translation>摄像头 {name} 给出的图像无法读取。</translation>
    </message>
    <message>
        <source>The camera {name} cannot be opened; is it in use?</source>
        <translation>无法打开摄像头 {name}；它是否正被使用？</translation>
    </message>
    <message>
        <source>The camera {name} gives no more pictures.</source>
        <translation>摄像头 {name} 不再给出图像。</translation>
    </message>
    <message>
        <source>{file} does not end with {suffix}.</source>
        <translation>{file} 的后缀不是 {suffix}。</translation>
    </message>
    <message>
        <source>{file} does not end with {suffixes} or {last}.</source>
        <translation>{file} 的后缀不是 {suffixes} 或 {last}。</translation>
    </message>
    <message>
        <source>This is an empty canvas. Undo brings “{name}” back.</source>
        <translation>这是一张空白画布。撤销可恢复“{name}”。</translation>
    </message>
    <message>
        <source>The race has ended in its training {number} of {count}, as the training is not the one that it began. What was trained is among the runs.</source>
        <translation>竞速在第 {number} 次训练（共 {count} 次）时结束，因为训练已不是它开始的那一次。已训练的结果在训练记录中。</translation>
    </message>
    <message>
        <source>The race is over: whatever the value, the loss grew beyond all numbers (NaN or infinite).</source>
        <translation>竞速结束：无论取哪个值，损失都增大到不再是数（NaN 或无穷）。</translation>
    </message>
    <message>
        <source>The race is over: {label} {value} did best.</source>
        <translation>竞速结束：{label} {value} 的结果最好。</translation>
    </message>
    <message>
        <source>The race is over: {label} {value} did best. With {count} of {all} values the loss grew beyond all numbers (NaN or infinite).</source>
        <translation>竞速结束：{label} {value} 的结果最好。{all} 个值中有 {count} 个的损失增大到不再是数（NaN 或无穷）。</translation>
    </message>
    <message>
        <source>{text} is not a number: write spaces between numbers, and a point in them.</source>
        <translation>{text} 不是数：数之间请用空格，小数请用点。</translation>
    </message>
    <message>
        <source>{label} makes no difference here: {reason}</source>
        <translation>{label}在这里不起作用：{reason}</translation>
    </message>
    <message>
        <source>A race needs two different values at least.</source>
        <translation>竞速至少需要两个不同的取值。</translation>
    </message>
    <message>
        <source>{count} values are too many for a race: {most} at most.</source>
        <translation>{count} 个取值对一场竞速来说太多：最多 {most} 个。</translation>
    </message>
    <message>
        <source>{name} is the network now, with the weights of {source}.</source>
        <translation>现在的网络是 {name}，权重来自 {source}。</translation>
    </message>
    <message>
        <source>{name} is the network now. {count} entries of {source} and of the network do not fit one another; layers without weights have random ones.</source>
        <translation>现在的网络是 {name}。{source} 与网络之间有 {count} 项对不上；没有得到权重的层使用随机权重。</translation>
    </message>
    <message>
        <source>{name} is the network now. Its weights are random: it knows nothing.</source>
        <translation>现在的网络是 {name}。它的权重是随机的：还什么都不会。</translation>
    </message>
    <message>
        <source>Stopped: {done} MB are kept; the next download goes on from there.</source>
        <translation>已停止：保留了 {done} MB；下次下载从那里继续。</translation>
    </message>
    <message>
        <source>{name} is no lesson by its name: those end in {suffix}.</source>
        <translation>按名称看，{name} 不是课程：课程文件以 {suffix} 结尾。</translation>
    </message>
    <message>
        <source>There is no filter {filter} in layer {layer} here.</source>
        <translation>这里的第 {layer} 层没有滤波器 {filter}。</translation>
    </message>
    <message>
        <source>turn is followed by a layer and a filter, as in turn 0 0.</source>
        <translation>turn 后面应为层和滤波器，例如 turn 0 0。</translation>
    </message>
    <message>
        <source>Weights are being made: the answer comes after them.</source>
        <translation>正在生成权重：随后才有答案。</translation>
    </message>
    <message>
        <source>The stack does not end in a list of numbers: ask about a unit.</source>
        <translation>这个网络的末端不是一列数：请询问一个单元。</translation>
    </message>
    <message>
        <source>The last layer is new, for {classes} classes; {frozen} of {count} layers with weights are frozen. It is trained for {epochs} epochs.</source>
        <translation>末层是新的，有 {classes} 个类别；{count} 个有权重的层中冻结了 {frozen} 个。将训练 {epochs} 个轮次。</translation>
    </message>
    <message>
        <source>What the network&apos;s outputs stood for before is not known.</source>
        <translation>不知道这个网络的输出原来代表什么。</translation>
    </message>
    <message>
        <source>The network has outputs 0 to {last}: no {text}.</source>
        <translation>网络的输出编号为 0 至 {last}：没有 {text}。</translation>
    </message>
    <message>
        <source>No class of the network is called {text}.</source>
        <translation>网络没有名为 {text} 的类别。</translation>
    </message>
    <message>
        <source>train is followed by a number of epochs, and perhaps anew.</source>
        <translation>train 后面应为轮次数，还可以加 anew。</translation>
    </message>
    <message>
        <source>step stands alone.</source>
        <translation>step 后面没有别的内容。</translation>
    </message>
    <message>
        <source>{text} is no value of {name}.</source>
        <translation>{text} 不是 {name} 的取值。</translation>
    </message>
    <message>
        <source>Corrected pictures: {moved} of another class, {left} left out.</source>
        <translation>已更正：{moved} 幅图像改为其他类别，{left} 幅被去掉。</translation>
    </message>
    <message>
        <source>{count} corrections do nothing, as their files or classes are no more: {names}.</source>
        <translation>{count} 处更正不起作用，因为其文件或类别已不存在：{names}。</translation>
    </message>
    <message>
        <source>The corrections of the data cannot be read.</source>
        <translation>无法读取数据的更正。</translation>
    </message>
    <message>
        <source>With the weights as they are now, the loss is no number (NaN or infinite): they are too large.</source>
        <translation>按现在的权重，损失不是数值（NaN 或无穷大）：权重太大了。</translation>
    </message>
    <message>
        <source>With the weights as they are now, {now:.1f} % of the pictures held out are right; after epoch {epoch} it was {then:.1f} %.</source>
        <translation>按现在的权重，验证集图像中有 {now:.1f} % 判断正确；第 {epoch} 轮之后是 {then:.1f} %。</translation>
    </message>
    <message>
        <source>Undo takes back what was set by hand.</source>
        <translation>撤销会收回手动设定的值。</translation>
    </message>
    <message>
        <source>{name} holds no results of lessons.</source>
        <translation>{name} 里没有课程成绩。</translation>
    </message>
    <message>
        <source>{name} is from another version of the program.</source>
        <translation>{name} 来自本程序的另一个版本。</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} 已损坏。</translation>
    </message>
    <message>
        <source>The picture {name} cannot be read any more.</source>
        <translation>图像 {name} 已无法读取。</translation>
    </message>
    <message>
        <source>the square in the middle</source>
        <translation>取中间的正方形</translation>
    </message>
    <message>
        <source>at most {size} pixels long</source>
        <translation>最长 {size} 像素</translation>
    </message>
    <message>
        <source>intensities of 0 to {white}</source>
        <translation>亮度为 0 到 {white}</translation>
    </message>
    <message>
        <source>grey by the luma of ITU-R BT.601</source>
        <translation>按 ITU-R BT.601 的亮度转为灰度</translation>
    </message>
    <message>
        <source>red, green and blue</source>
        <translation>红、绿、蓝</translation>
    </message>
    <message>
        <source>cut out and laid in the frame, as the data are</source>
        <translation>像数据那样裁出并放入框中</translation>
    </message>
    <message>
        <source>the middle, as {rows} × {columns}</source>
        <translation>取中间部分，成为 {rows} × {columns}</translation>
    </message>
    <message>
        <source>as large as it fits in {rows} × {columns}</source>
        <translation>在 {rows} × {columns} 中尽可能大</translation>
    </message>
    <message>
        <source>The network has no layers.</source>
        <translation>网络没有层。</translation>
    </message>
    <message>
        <source>There is no such layer, or it is switched off.</source>
        <translation>没有这一层，或它已关闭。</translation>
    </message>
    <message>
        <source>There are fewer than two pictures to compare.</source>
        <translation>可比较的图像不足两幅。</translation>
    </message>
    <message>
        <source>The set has no such picture.</source>
        <translation>这组图像中没有这一幅。</translation>
    </message>
    <message>
        <source>{title}: {done} of {count} steps are done. What stood here before is back; more lessons are under Help.</source>
        <translation>{title}：共 {count} 步，已完成 {done} 步。之前的内容已恢复；更多课程在“帮助”里。</translation>
    </message>
    <message>
        <source>There is no such place on the way back.</source>
        <translation>往回的路上没有这个位置。</translation>
    </message>
    <message>
        <source>No ReLU comes before it: this would be the gradient again.</source>
        <translation>它前面没有 ReLU：结果会和梯度一样。</translation>
    </message>
    <message>
        <source>The weights of layer {place} are not for what reaches it, {height}×{width}×{channels}.</source>
        <translation>第 {place} 层的权重不适合到达该层的 {height}×{width}×{channels}。</translation>
    </message>
    <message>
        <source>{name} was not opened: it was still being read.</source>
        <translation>{name} 未打开：当时仍在读取。</translation>
    </message>
    <message>
        <source>{name} was not opened, because of an error in the program.</source>
        <translation>{name} 未能打开：程序出现错误。</translation>
    </message>
    <message>
        <source>{name} was not opened: its weights were still on their way.</source>
        <translation>{name} 未打开：其权重仍在传输中。</translation>
    </message>
    <message>
        <source>{reason} The results of lessons and recipes begin anew; those are kept in {file}.</source>
        <translation>{reason} 课程和配方的结果重新开始记录；原有结果保存在 {file} 中。</translation>
    </message>
    <message>
        <source>The process was begun anew: ask again.</source>
        <translation>进程已重新启动：请再次提问。</translation>
    </message>
    <message>
        <source>0 or a number from {low} on</source>
        <translation>0 或不小于 {low} 的数</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>The pictures to fine-tune on are there: go on in Train.</source>
        <translation>用于微调的图像已就绪：请在“训练”中继续。</translation>
    </message>
    <message>
        <source>{name} has the character {code}, which would be lost here: take it out in another program.</source>
        <translation>{name} 中有字符 {code}，在此编辑会丢失它：请用别的程序将其删除。</translation>
    </message>
    <message>
        <source>{name} is no UTF-8 and cannot be edited here: save it as UTF-8 in another program.</source>
        <translation>{name} 不是 UTF-8，无法在此编辑：请用别的程序将其存为 UTF-8。</translation>
    </message>
    <message>
        <source>{damage} It was to have epoch {latest}: the training goes on from epoch {epoch}, the newest that can be read, which is in {place}.</source>
        <translation>{damage}其中本应是第 {latest} 轮：训练从第 {epoch} 轮继续，这是能读取的最新一轮，保存在 {place} 中。</translation>
    </message>
    <message>
        <source>This picture cannot be read any more.</source>
        <translation>这幅图像已无法读取。</translation>
    </message>
</context>
<context>
    <name>method</name>
    <message>
        <source>Deconvnet</source>
        <translation>反卷积网络</translation>
    </message>
    <message>
        <source>The unit&apos;s value, led back through the layers to the picture.</source>
        <translation>单元的值，逐层引回到图像。</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Where the maps of a layer are that count for the number.</source>
        <translation>某一层中对该数有贡献的特征图所在之处。</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>How much the number would change with each cell.</source>
        <translation>每个单元格变化时，该数会变化多少。</translation>
    </message>
    <message>
        <source>Gradient × input</source>
        <translation>梯度 × 输入</translation>
    </message>
    <message>
        <source>The gradient, times what the cell holds.</source>
        <translation>梯度乘以单元格中的值。</translation>
    </message>
    <message>
        <source>Guided backprop</source>
        <translation>引导反向传播</translation>
    </message>
    <message>
        <source>Sharp pictures of edges; with shuffled weights they look much the same, so they say little about the network.</source>
        <translation>边缘清晰的图像；打乱权重后看起来几乎一样，因此说明不了网络。</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>积分梯度</translation>
    </message>
    <message>
        <source>What each cell adds on the way from black to the picture: a sum that adds up.</source>
        <translation>从黑色到图像的途中，每个单元格的贡献：加起来正好是该数的变化。</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>How much the answer loses with a patch over each place.</source>
        <translation>在每处盖上一块时，答案损失多少。</translation>
    </message>
    <message>
        <source>SmoothGrad</source>
        <translation>SmoothGrad</translation>
    </message>
    <message>
        <source>The gradient, averaged over copies with noise.</source>
        <translation>对加噪声的副本取平均的梯度。</translation>
    </message>
</context>
<context>
    <name>mode</name>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>What does this filter do?</source>
        <translation>这个滤波器有什么作用？</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>How do filters come about?</source>
        <translation>滤波器是怎样学出来的？</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>What is different between two?</source>
        <translation>两者有什么不同？</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>看内部</translation>
    </message>
    <message>
        <source>Why this answer?</source>
        <translation>为什么是这个答案？</translation>
    </message>
</context>
<context>
    <name>network</name>
    <message>
        <source>LeNet-5, trained on digits</source>
        <translation>LeNet-5，已用数字训练</translation>
    </message>
    <message>
        <source>Reads handwritten digits: draw one. It learned 1 797 that people wrote and 4 000 that a program wrote.</source>
        <translation>能读手写数字：画一个试试。它学过人写的 1 797 个数字和程序写的 4 000 个数字。</translation>
    </message>
    <message>
        <source>SqueezeNet 1.1, trained on photos</source>
        <translation>SqueezeNet 1.1，用照片训练</translation>
    </message>
    <message>
        <source>Knows 1 000 kinds of things in colour photos, by 1.7 million weights. Its authors trained it on ImageNet.</source>
        <translation>认识彩色照片中的 1 000 类事物，有 170 万个权重。由作者在 ImageNet 上训练。</translation>
    </message>
    <message>
        <source>AlexNet</source>
        <translation>AlexNet</translation>
    </message>
    <message>
        <source>The network that won ImageNet&apos;s contest by a wide margin in 2012, in its one-column form; 61 million weights.</source>
        <translation>2012 年以大幅优势赢得 ImageNet 竞赛的网络的单列形式；6100 万个权重。</translation>
    </message>
    <message>
        <source>ZF net</source>
        <translation>ZF net</translation>
    </message>
    <message>
        <source>Zeiler and Fergus&apos; network, whose units they made visible; 62 million weights. No safe file of them is known.</source>
        <translation>Zeiler 和 Fergus 的网络，他们让其单元变得可见；6200 万个权重。尚不知有安全的权重文件。</translation>
    </message>
    <message>
        <source>VGG11</source>
        <translation>VGG11</translation>
    </message>
    <message>
        <source>Eight convolutions of 3×3 and three dense layers; 133 million weights.</source>
        <translation>八个 3×3 卷积和三个全连接层；1.33 亿个权重。</translation>
    </message>
    <message>
        <source>VGG16</source>
        <translation>VGG16</translation>
    </message>
    <message>
        <source>Thirteen convolutions of 3×3 and three dense layers; 138 million weights.</source>
        <translation>十三个 3×3 卷积和三个全连接层；1.38 亿个权重。</translation>
    </message>
</context>
<context>
    <name>offer</name>
    <message>
        <source>Stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>Change the input</source>
        <translation>更改输入</translation>
    </message>
    <message>
        <source>Train without it</source>
        <translation>不用它训练</translation>
    </message>
    <message>
        <source>Into the filter</source>
        <translation>放入滤波器</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Train on them</source>
        <translation>用它们训练</translation>
    </message>
    <message>
        <source>Invert the picture</source>
        <translation>图像反相</translation>
    </message>
    <message>
        <source>Draw on the picture</source>
        <translation>在图像上绘画</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Add the missing layers</source>
        <translation>补上缺少的层</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>已训练网络</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>入门示例</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>示例网络</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>添加层</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Your own lesson</source>
        <translation>我的课程</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Your own recipe</source>
        <translation>我的配方</translation>
    </message>
    <message>
        <source>Selected layer</source>
        <translation>所选的层</translation>
    </message>
    <message>
        <source>Recent session</source>
        <translation>最近的会话</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>Your own stack</source>
        <translation>我的网络</translation>
    </message>
    <message>
        <source>Your own kernel</source>
        <translation>我的卷积核</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>Other settings leave this one without a meaning.</source>
        <translation>其他设置使这一项没有意义。</translation>
    </message>
    <message>
        <source>Choose Draw first: it is about drawings.</source>
        <translation>请先选择“绘制”：它与画有关。</translation>
    </message>
    <message>
        <source>Choose Picture first: it is about pictures.</source>
        <translation>请先选择“图像”：它与图像有关。</translation>
    </message>
    <message>
        <source>The selected layer has no filters: select one that has.</source>
        <translation>所选层没有滤波器：请选择一个有滤波器的层。</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Selected filter</source>
        <translation>所选的滤波器</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>看内部</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>剖析</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>向量</translation>
    </message>
</context>
<context>
    <name>picture</name>
    <message>
        <source>Drawing</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Live camera</source>
        <translation>实时摄像头</translation>
    </message>
</context>
<context>
    <name>prediction</name>
    <message>
        <source>Draw something: an empty sheet has no prediction.</source>
        <translation>请画点什么：空白的画布没有预测结果。</translation>
    </message>
</context>
<context>
    <name>preferences</name>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Copies against a crash</source>
        <translation>防崩溃副本</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>This PyTorch is the build for processors alone.</source>
        <translation>这个 PyTorch 是仅用于处理器的版本。</translation>
    </message>
</context>
<context>
    <name>present</name>
    <message>
        <source>close, leave</source>
        <translation>关闭、离开</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>这些按键</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>下一步骤</translation>
    </message>
    <message>
        <source>step before</source>
        <translation>上一步骤</translation>
    </message>
    <message>
        <source>first step</source>
        <translation>第一个步骤</translation>
    </message>
    <message>
        <source>last step</source>
        <translation>最后一个步骤</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>swap the screens</source>
        <translation>交换屏幕</translation>
    </message>
    <message>
        <source>black screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>all gestures</source>
        <translation>全部手势</translation>
    </message>
    <message>
        <source>clear the ink</source>
        <translation>清除笔迹</translation>
    </message>
    <message>
        <source>copy as a picture</source>
        <translation>复制为图像</translation>
    </message>
    <message>
        <source>save as a picture</source>
        <translation>保存为图像</translation>
    </message>
    <message>
        <source>camera, live or frozen</source>
        <translation>摄像头，实时或定格</translation>
    </message>
    <message>
        <source>show keys</source>
        <translation>显示按键</translation>
    </message>
    <message>
        <source>layer after</source>
        <translation>后一层</translation>
    </message>
    <message>
        <source>layer before</source>
        <translation>前一层</translation>
    </message>
    <message>
        <source>next filter</source>
        <translation>下一个滤波器</translation>
    </message>
    <message>
        <source>filter before</source>
        <translation>上一个滤波器</translation>
    </message>
    <message>
        <source>slide</source>
        <translation>滑动</translation>
    </message>
    <message>
        <source>edit the filter</source>
        <translation>编辑滤波器</translation>
    </message>
    <message>
        <source>input, to draw on</source>
        <translation>输入，可在上面画</translation>
    </message>
    <message>
        <source>maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>only what is pointed at</source>
        <translation>只看所指区域</translation>
    </message>
    <message>
        <source>as at first</source>
        <translation>恢复最初的布局</translation>
    </message>
    <message>
        <source>train, pause</source>
        <translation>训练、暂停</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>why this answer</source>
        <translation>为什么是这个答案</translation>
    </message>
    <message>
        <source>its numbers</source>
        <translation>其中的数值</translation>
    </message>
    <message>
        <source>what a unit looks for</source>
        <translation>单元在找什么</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>所有单元</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>more of B</source>
        <translation>多看 B</translation>
    </message>
    <message>
        <source>more of A</source>
        <translation>多看 A</translation>
    </message>
    <message>
        <source>swipe</source>
        <translation>滑动对比</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>swap A and B</source>
        <translation>交换 A 与 B</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>品红</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>ink</source>
        <translation>笔迹</translation>
    </message>
    <message>
        <source>magnifying lens</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>pointer</source>
        <translation>指针</translation>
    </message>
    <message>
        <source>spotlight</source>
        <translation>聚光灯</translation>
    </message>
</context>
<context>
    <name>reason</name>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>permission is denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>the disk can only be read</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>a part of its path is no folder</source>
        <translation>路径中有一段不是文件夹</translation>
    </message>
    <message>
        <source>a folder has that name</source>
        <translation>已有同名的文件夹</translation>
    </message>
    <message>
        <source>something with that name is there already</source>
        <translation>已有同名的文件</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>the disk has failed</source>
        <translation>磁盘出错</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>run {number}</source>
        <translation>第 {number} 次训练</translation>
    </message>
    <message>
        <source>exploded</source>
        <translation>已爆炸</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>非数</translation>
    </message>
    <message>
        <source>Exploded in epoch {epoch}: its loss is far above its first</source>
        <translation>第 {epoch} 轮时爆炸：损失远高于最初的值</translation>
    </message>
    <message>
        <source>From epoch {epoch} on its loss is no number (NaN or infinite)</source>
        <translation>从第 {epoch} 轮起损失不是数（NaN 或无穷）</translation>
    </message>
    <message>
        <source>on other data</source>
        <translation>使用其他数据</translation>
    </message>
    <message>
        <source>by another loss</source>
        <translation>使用其他损失</translation>
    </message>
    <message>
        <source>The present run</source>
        <translation>当前这次训练</translation>
    </message>
    <message>
        <source>Not drawn, as it shares no axes with the present run: {reason}</source>
        <translation>未绘制，因为与当前训练不能共用坐标轴：{reason}</translation>
    </message>
    <message>
        <source>Hidden: Space or a click on the colour draws it</source>
        <translation>已隐藏：按空格或单击颜色即可绘制</translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>All runs have the same settings</source>
        <translation>所有训练的设置相同</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>已绘制</translation>
    </message>
    <message>
        <source>not drawn</source>
        <translation>未绘制</translation>
    </message>
</context>
<context>
    <name>sample</name>
    <message>
        <source>Camera</source>
        <translation>摄影师</translation>
    </message>
    <message>
        <source>A man with a camera: strong edges against the sky, texture in the grass.</source>
        <translation>持相机的男子：天空衬出强边缘，草地有纹理。</translation>
    </message>
    <message>
        <source>Astronaut</source>
        <translation>宇航员</translation>
    </message>
    <message>
        <source>Eileen Collins: a face in colour, with soft and hard edges.</source>
        <translation>艾琳·柯林斯：彩色的面孔，边缘有软有硬。</translation>
    </message>
    <message>
        <source>Chelsea the cat</source>
        <translation>小猫切尔西</translation>
    </message>
    <message>
        <source>Fur and whiskers: fine lines in many directions.</source>
        <translation>毛发和胡须：许多方向上的细线。</translation>
    </message>
    <message>
        <source>Brick wall</source>
        <translation>砖墙</translation>
    </message>
    <message>
        <source>Joints in two directions: horizontal and vertical filters disagree.</source>
        <translation>两个方向的砖缝：水平与垂直滤波器各有所见。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Handwriting seen at a slant: strokes in every direction on patchy light.</source>
        <translation>斜着看的手写字：明暗不匀的底上，笔画朝各个方向。</translation>
    </message>
    <message>
        <source>Cup of coffee</source>
        <translation>一杯咖啡</translation>
    </message>
    <message>
        <source>Ellipses and wood grain in colour: smooth and rough side by side.</source>
        <translation>彩色的椭圆与木纹：光滑与粗糙相邻。</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>Edges and corners at known places.</source>
        <translation>位置已知的边缘和角点。</translation>
    </message>
    <message>
        <source>Circle and square</source>
        <translation>圆与方</translation>
    </message>
    <message>
        <source>A disc has edges in every direction, a square in two.</source>
        <translation>圆盘的边缘朝各个方向，正方形只有两个方向。</translation>
    </message>
    <message>
        <source>A 4</source>
        <translation>数字 4</translation>
    </message>
    <message>
        <source>A handwritten digit of 28 × 28 pixels, the size of MNIST.</source>
        <translation>28 × 28 像素的手写数字，与 MNIST 同样大小。</translation>
    </message>
    <message>
        <source>A 1 on 4 × 4</source>
        <translation>4 × 4 上的 1</translation>
    </message>
    <message>
        <source>One upright stroke: small enough to work out every number by hand.</source>
        <translation>一竖：小到每个数都可以用手算出。</translation>
    </message>
    <message>
        <source>Step edge</source>
        <translation>阶跃边缘</translation>
    </message>
    <message>
        <source>Black beside white: shows how wide a filter answers to one edge.</source>
        <translation>黑与白相邻：看滤波器对一条边缘的响应有多宽。</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条纹</translation>
    </message>
    <message>
        <source>Bars in four directions: a line filter answers in one quarter only.</source>
        <translation>四个方向的条纹：线条滤波器只在四分之一处有响应。</translation>
    </message>
    <message>
        <source>Zone plate</source>
        <translation>波带片</translation>
    </message>
    <message>
        <source>Rings of every fineness: shows what a filter keeps, and aliasing under a stride.</source>
        <translation>粗细不等的圆环：看滤波器保留了什么，以及步幅造成的混叠。</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>A curve among other shapes: the 7 × 7 curve detector gives 6600 on it in intensities of 0–255.</source>
        <translation>混在其他形状中的一条曲线：亮度为 0–255 时，7 × 7 曲线检测器在此给出 6600。</translation>
    </message>
    <message>
        <source>Small outlines</source>
        <translation>小图形轮廓</translation>
    </message>
    <message>
        <source>Two squares of 5 × 5 pixels among a ring, crosses and what is nearly one.</source>
        <translation>两个 5 × 5 像素的正方形，混在圆环、十字和近似的图形之中。</translation>
    </message>
</context>
<context>
    <name>scale</name>
    <message>
        <source>Blue and orange</source>
        <translation>蓝与橙</translation>
    </message>
    <message>
        <source>Blue is positive, near-white zero, orange negative</source>
        <translation>正数为蓝色，零近于白色，负数为橙色</translation>
    </message>
    <message>
        <source>Purple and green</source>
        <translation>紫与绿</translation>
    </message>
    <message>
        <source>Purple is positive, near-white zero, green negative</source>
        <translation>正数为紫色，零近于白色，负数为绿色</translation>
    </message>
    <message>
        <source>Light and dark</source>
        <translation>明与暗</translation>
    </message>
    <message>
        <source>Light yellow is positive, grey zero, dark blue negative: lightness alone tells them apart, also in a grey print</source>
        <translation>正数为浅黄色，零为灰色，负数为深蓝色：仅凭明暗就能区分，黑白打印也可以</translation>
    </message>
</context>
<context>
    <name>session text</name>
    <message>
        <source>its steps with their notes and ink</source>
        <translation>步骤及其备注和笔迹</translation>
    </message>
    <message>
        <source>what was trained</source>
        <translation>训练结果</translation>
    </message>
    <message>
        <source>the drawings to train on</source>
        <translation>训练用的手绘图像</translation>
    </message>
    <message>
        <source>the data to train on</source>
        <translation>训练用的数据</translation>
    </message>
</context>
<context>
    <name>setting</name>
    <message>
        <source>data {name}</source>
        <translation>数据 {name}</translation>
    </message>
    <message>
        <source>{count} frozen layers</source>
        <translation>冻结 {count} 层</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>无数据增强</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data: {name}, other pictures</source>
        <translation>数据：{name}，其他图像</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>{label}: yes</source>
        <translation>{label}：是</translation>
    </message>
    <message>
        <source>{label}: no</source>
        <translation>{label}：否</translation>
    </message>
</context>
<context>
    <name>stack</name>
    <message>
        <source>One edge filter</source>
        <translation>一个边缘滤波器</translation>
    </message>
    <message>
        <source>A single filter that answers where it gets brighter to the right.</source>
        <translation>单个滤波器，在向右变亮处有响应。</translation>
    </message>
    <message>
        <source>Four edge filters</source>
        <translation>四个边缘滤波器</translation>
    </message>
    <message>
        <source>Vertical, horizontal and both diagonals: each edge has its own map.</source>
        <translation>垂直、水平和两条对角线：每种边缘各有一幅特征图。</translation>
    </message>
    <message>
        <source>Blur, edges, pooling</source>
        <translation>模糊、边缘、池化</translation>
    </message>
    <message>
        <source>Smoothing takes the noise away before edges are found and maps shrink.</source>
        <translation>先平滑去噪，再找边缘，最后缩小特征图。</translation>
    </message>
    <message>
        <source>The lines of a 4</source>
        <translation>数字 4 的线条</translation>
    </message>
    <message>
        <source>One filter finds the upright lines of a digit, another the level ones.</source>
        <translation>一个滤波器找数字中的竖线，另一个找横线。</translation>
    </message>
    <message>
        <source>Square detector</source>
        <translation>正方形检测器</translation>
    </message>
    <message>
        <source>Edges, then corners, then squares: filters set by hand fire where a square with sides of 9 to 27 pixels is drawn in white on black; circles, triangles, crosses and lines leave them silent.</source>
        <translation>先边缘，再角点，再正方形：手动设置的滤波器在黑底白线的正方形（边长 9 到 27 像素）处激活；圆形、三角形、十字和线条都不会激活它们。</translation>
    </message>
    <message>
        <source>Two linear layers</source>
        <translation>两个线性层</translation>
    </message>
    <message>
        <source>Slopes, then slopes of the slopes: without an activation between them, two layers can do no more than one.</source>
        <translation>先坡度，再坡度的坡度：中间没有激活函数时，两层所能做的不比一层多。</translation>
    </message>
    <message>
        <source>The one layer that equals two</source>
        <translation>等于两层的一层</translation>
    </message>
    <message>
        <source>The composed kernel of the two linear layers gives the very same map.</source>
        <translation>两个线性层合成的卷积核给出完全相同的特征图。</translation>
    </message>
    <message>
        <source>Smaller by stride</source>
        <translation>用步幅缩小</translation>
    </message>
    <message>
        <source>Filters that move two cells at a time halve the maps as they make them.</source>
        <translation>滤波器每次移动两格，得出特征图时尺寸已减半。</translation>
    </message>
    <message>
        <source>Smaller by pooling</source>
        <translation>用池化缩小</translation>
    </message>
    <message>
        <source>The same filters move cell by cell; then the largest of four values stays.</source>
        <translation>同样的滤波器逐格移动；然后四个值中保留最大的一个。</translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <translation>LeNet-5</translation>
    </message>
    <message>
        <source>The network that read cheques in the 1990s, with random weights: two rounds of filters, tanh and averages, then three dense layers.</source>
        <translation>1990 年代识读支票的网络，权重随机：滤波器、tanh、平均池化，重复两遍，然后三个全连接层。</translation>
    </message>
    <message>
        <source>Classic order</source>
        <translation>经典顺序</translation>
    </message>
    <message>
        <source>Convolution, ReLU, convolution, ReLU, pooling, all twice, then dense layers and softmax, with random weights.</source>
        <translation>卷积、ReLU、卷积、ReLU、池化，全部重复两遍，然后是全连接层和 softmax，权重随机。</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>A window over a colour picture</source>
        <translation>彩色图像上的窗口</translation>
    </message>
    <message>
        <source>A 5×5 filter with three slices over 32×32×3: 75 products at each place, 784 places, a map of 28×28. Slide moves the window.</source>
        <translation>有三个切片的 5×5 滤波器在 32×32×3 上：每处 75 个乘积，共 784 处，得到 28×28 的特征图。“滑动”会移动窗口。</translation>
    </message>
    <message>
        <source>A curve, found by its detector</source>
        <translation>用检测器找到曲线</translation>
    </message>
    <message>
        <source>30s along a curve over a patch of 50s: 6600 where the picture has the curve, 0 where nothing lies under the 30s.</source>
        <translation>沿曲线的 30 落在值为 50 的图块上：图像中有这条曲线处得 6600，30 之下什么也没有处得 0。</translation>
    </message>
    <message>
        <source>Pooled and strided, side by side</source>
        <translation>池化与步幅并排比较</translation>
    </message>
    <message>
        <source>The last layer takes 2×2 cells at a time: means as in average pooling, every second cell alone, and weights of its own.</source>
        <translation>最后一层每次取 2×2 个格子：像平均池化那样取均值、只取每隔一个的格子，以及用自己的权重。</translation>
    </message>
    <message>
        <source>Four nodes from 16 pixels</source>
        <translation>由 16 个像素得到四个节点</translation>
    </message>
    <message>
        <source>A 2×2 filter with stride 2 over 4×4: each of the four nodes sees four pixels, and all share four weights.</source>
        <translation>2×2 滤波器以步幅 2 扫过 4×4：四个节点各看四个像素，并共用四个权重。</translation>
    </message>
    <message>
        <source>Squares, by five small filters and one</source>
        <translation>用五个小滤波器和一个大的找正方形</translation>
    </message>
    <message>
        <source>Four corners and the ink itself, 3×3 each; then a 5×5 filter that wants all corners and sides in place. Set by hand, it answers 1 in the middle of each 5×5 square and 0 elsewhere.</source>
        <translation>四个角和笔迹本身，各用一个 3×3 滤波器；再用一个 5×5 滤波器要求所有角和边都到位。全部由手工设定：每个 5×5 正方形的中心为 1，其他处为 0。</translation>
    </message>
    <message>
        <source>Two linear layers, and the one</source>
        <translation>两个线性层与等效的一层</translation>
    </message>
    <message>
        <source>Slopes of slopes beside one filter that does both at once: with no activation between, two layers can do no more than one, and the difference is 0 everywhere.</source>
        <translation>坡度的坡度，旁边是一次完成两步的一个滤波器：中间没有激活函数时，两层能做的不比一层多，差值处处为 0。</translation>
    </message>
</context>
<context>
    <name>update</name>
    <message>
        <source>g = ∂L/∂W + λ · W = {gradient:.6g} + {decay:g} · {w:.6g} = {g:.6g}</source>
        <translation>g = ∂L/∂W + λ · W = {gradient:.6g} + {decay:g} · {w:.6g} = {g:.6g}</translation>
    </message>
    <message>
        <source>W ← W − η · g = {w:.6g} − {rate:g} · {g:.6g} = {after:.6g}</source>
        <translation>W ← W − η · g = {w:.6g} − {rate:g} · {g:.6g} = {after:.6g}</translation>
    </message>
    <message>
        <source>v ← μ · v + g = {v:.6g}, with μ = {mu:g}</source>
        <translation>v ← μ · v + g = {v:.6g}，其中 μ = {mu:g}</translation>
    </message>
    <message>
        <source>W ← W − η · v = {w:.6g} − {rate:g} · {v:.6g} = {after:.6g}</source>
        <translation>W ← W − η · v = {w:.6g} − {rate:g} · {v:.6g} = {after:.6g}</translation>
    </message>
    <message>
        <source>W ← W − η · (g + μ · v) = {w:.6g} − {rate:g} · {ahead:.6g} = {after:.6g}</source>
        <translation>W ← W − η · (g + μ · v) = {w:.6g} − {rate:g} · {ahead:.6g} = {after:.6g}</translation>
    </message>
    <message>
        <source>s ← α · s + (1 − α) · g² = {s:.6g}, with α = {alpha:g}</source>
        <translation>s ← α · s + (1 − α) · g² = {s:.6g}，其中 α = {alpha:g}</translation>
    </message>
    <message>
        <source>W ← W − η · g / √s = {w:.6g} − {rate:g} · {g:.6g} / {root:.6g} = {after:.6g}</source>
        <translation>W ← W − η · g / √s = {w:.6g} − {rate:g} · {g:.6g} / {root:.6g} = {after:.6g}</translation>
    </message>
    <message>
        <source>m ← β₁ · m + (1 − β₁) · g = {m:.6g}, with β₁ = {beta1:g}</source>
        <translation>m ← β₁ · m + (1 − β₁) · g = {m:.6g}，其中 β₁ = {beta1:g}</translation>
    </message>
    <message>
        <source>v ← β₂ · v + (1 − β₂) · g² = {v:.6g}, with β₂ = {beta2:g}</source>
        <translation>v ← β₂ · v + (1 − β₂) · g² = {v:.6g}，其中 β₂ = {beta2:g}</translation>
    </message>
    <message>
        <source>m̂ = m / (1 − β₁ᵗ) = {mean:.6g} and √v̂ = √(v / (1 − β₂ᵗ)) = {root:.6g}, with t = {count:g}</source>
        <translation>m̂ = m / (1 − β₁ᵗ) = {mean:.6g}，√v̂ = √(v / (1 − β₂ᵗ)) = {root:.6g}，其中 t = {count:g}</translation>
    </message>
    <message>
        <source>W ← W − η · λ · W − η · m̂ / √v̂ = {w:.6g} − {rate:g} · {decay:g} · {w:.6g} − {rate:g} · {mean:.6g} / {root:.6g} = {after:.6g}</source>
        <translation>W ← W − η · λ · W − η · m̂ / √v̂ = {w:.6g} − {rate:g} · {decay:g} · {w:.6g} − {rate:g} · {mean:.6g} / {root:.6g} = {after:.6g}</translation>
    </message>
    <message>
        <source>W ← W − η · m̂ / √v̂ = {w:.6g} − {rate:g} · {mean:.6g} / {root:.6g} = {after:.6g}</source>
        <translation>W ← W − η · m̂ / √v̂ = {w:.6g} − {rate:g} · {mean:.6g} / {root:.6g} = {after:.6g}</translation>
    </message>
</context>
</TS>
